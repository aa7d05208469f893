import type { DashboardState } from "../state/DashboardState.ts";
import type { Pane } from "./Pane.ts";
import { placed } from "./placed.ts";
import { shownRows } from "./shownRows.ts";

/** The row that the pane's cursor is on. */
export function selected<Row>(pane: Pane<Row>, state: DashboardState): Row | undefined {
  const { cursor } = placed(pane, state, 1);
  return cursor < 0 ? undefined : shownRows(pane, state).at(cursor);
}
