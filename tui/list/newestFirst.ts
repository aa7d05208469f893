import type { Rows } from "./ListState.ts";

/** The same rows from the last to the first, without a copy. */
export function newestFirst<T>(rows: Rows<T>): Rows<T> {
  const { length } = rows;
  return { length, at: (index) => (index < 0 ? undefined : rows.at(length - 1 - index)) };
}
