import { startOfList } from "../list/ListState.ts";
import { placeList } from "../list/placeList.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import type { Pane } from "./Pane.ts";
import { shownRows } from "./shownRows.ts";

/** The row that the pane's cursor is on. */
export function selected<Row>(pane: Pane<Row>, state: DashboardState): Row | undefined {
  const rows = shownRows(pane, state);
  const list = state.lists[pane.id] ?? startOfList;
  const { cursor } = placeList(list, rows, (row) => pane.idOf(row), 1);
  return cursor < 0 ? undefined : rows.at(cursor);
}
