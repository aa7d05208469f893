import type { ListState, Rows } from "./ListState.ts";
import { placeList } from "./placeList.ts";

export type Move = "up" | "down" | "pageUp" | "pageDown" | "first" | "last";

/** The list after a move. Going to the last row of a list that can follow takes up following again. */
export function moveList<T>(
  list: ListState,
  move: Move,
  rows: Rows<T>,
  idOf: (row: T) => string,
  visibleRows: number,
  canFollow = false,
): ListState {
  const placed = placeList(list, rows, idOf, visibleRows);
  if (placed.cursor < 0) return { ...list, cursor: 0, top: 0, selectedId: null };
  const target = placed.cursor + stepOf(move, placed.cursor, rows.length, visibleRows);
  const cursor = Math.min(Math.max(0, target), rows.length - 1);
  if (canFollow && move === "last") return { ...list, isFollowing: true, seenRows: rows.length };
  const row = rows.at(cursor);
  const next: ListState = {
    ...list,
    cursor,
    top: placed.top,
    selectedId: row === undefined ? null : idOf(row),
    isFollowing: list.isFollowing && canFollow && cursor === rows.length - 1,
    seenRows: list.isFollowing ? rows.length : list.seenRows,
  };
  return { ...next, top: placeList(next, rows, idOf, visibleRows).top };
}

function stepOf(move: Move, cursor: number, count: number, visibleRows: number): number {
  const page = Math.max(1, visibleRows - 1);
  switch (move) {
    case "up":
      return -1;
    case "down":
      return 1;
    case "pageUp":
      return -page;
    case "pageDown":
      return page;
    case "first":
      return -cursor;
    case "last":
      return count - cursor;
  }
}
