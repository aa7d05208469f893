import type { ListState, Rows } from "./ListState.ts";

export interface Placement {
  /** -1 in an empty list. */
  readonly cursor: number;
  readonly top: number;
}

/** Where cursor and window stand over these rows: the cursor on the selected id, and inside the window. */
export function placeList<T>(
  list: ListState,
  rows: Rows<T>,
  idOf: (row: T) => string,
  visibleRows: number,
): Placement {
  const cursor = cursorIn(list, rows, idOf);
  if (cursor < 0) return { cursor, top: 0 };
  const lastTop = Math.max(0, rows.length - visibleRows);
  const shift = cursor - list.cursor;
  const wanted = list.isFollowing ? lastTop : list.top + shift;
  const top = Math.min(Math.max(wanted, cursor - visibleRows + 1), cursor);
  return { cursor, top: Math.max(0, Math.min(top, lastTop)) };
}

function cursorIn<T>(list: ListState, rows: Rows<T>, idOf: (row: T) => string): number {
  if (rows.length === 0) return -1;
  if (list.isFollowing) return rows.length - 1;
  const near = Math.min(Math.max(0, list.cursor), rows.length - 1);
  if (list.selectedId === null) return near;
  const at = rows.at(near);
  if (at !== undefined && idOf(at) === list.selectedId) return near;
  for (let index = 0; index < rows.length; index++) {
    const row = rows.at(index);
    if (row !== undefined && idOf(row) === list.selectedId) return index;
  }
  return near;
}
