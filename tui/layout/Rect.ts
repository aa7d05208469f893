/** In terminal cells, from the top left corner. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Cuts this many rows off the top. */
export function takeRows(rect: Rect, rows: number): [Rect, Rect] {
  const height = Math.max(0, Math.min(rows, rect.height));
  return [
    { ...rect, height },
    { ...rect, top: rect.top + height, height: rect.height - height },
  ];
}

/** Cuts this many columns off the left. */
export function takeColumns(rect: Rect, columns: number): [Rect, Rect] {
  const width = Math.max(0, Math.min(columns, rect.width));
  return [
    { ...rect, width },
    { ...rect, left: rect.left + width, width: rect.width - width },
  ];
}

/** Splits by a share of the height, 0 to 1. */
export function shareRows(rect: Rect, share: number): [Rect, Rect] {
  return takeRows(rect, Math.round(rect.height * share));
}

/** Splits by a share of the width, 0 to 1. */
export function shareColumns(rect: Rect, share: number): [Rect, Rect] {
  return takeColumns(rect, Math.round(rect.width * share));
}
