/** Where a list stands. The selection goes by id, so that it survives new rows and filters. */
export interface ListState {
  readonly cursor: number;
  readonly selectedId: string | null;
  /** First visible row. */
  readonly top: number;
  /** Keeps the last row selected as rows come in. */
  readonly isFollowing: boolean;
  /** How many rows there were when following ended; the rest is "new". */
  readonly seenRows: number;
  /** First visible column, for what scrolls sideways. */
  readonly leftCells: number;
}

export const startOfList: ListState = {
  cursor: 0,
  selectedId: null,
  top: 0,
  isFollowing: false,
  seenRows: 0,
  leftCells: 0,
};

export const endOfList: ListState = { ...startOfList, isFollowing: true };

/** Rows that aren't held as an array. */
export interface Rows<T> {
  readonly length: number;
  at(index: number): T | undefined;
}
