import { startOfList } from "../list/ListState.ts";
import { type Placement, placeList } from "../list/placeList.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import type { Pane } from "./Pane.ts";
import { shownRows } from "./shownRows.ts";

const known = new WeakMap<DashboardState, Map<string, Placement>>();

/** Where a pane's cursor and window stand; looked for once a state, however many ask. */
export function placed<Row>(
  pane: Pane<Row>,
  state: DashboardState,
  visibleRows: number,
): Placement {
  let placements = known.get(state);
  if (!placements) {
    placements = new Map<string, Placement>();
    known.set(state, placements);
  }
  const key = `${pane.id} ${visibleRows}`;
  let placement = placements.get(key);
  if (!placement) {
    const list = state.lists[pane.id] ?? startOfList;
    placement = placeList(list, shownRows(pane, state), (row) => pane.idOf(row), visibleRows);
    placements.set(key, placement);
  }
  return placement;
}
