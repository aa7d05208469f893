import { type Filter, passes } from "../feed/Filter.ts";
import type { Rows } from "../list/ListState.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { plainText } from "../text/Line.ts";
import type { Pane } from "./Pane.ts";

const wideEnough = 400;

interface Kept {
  readonly rows: Rows<unknown>;
  readonly filter: Filter;
  readonly shown: Rows<unknown>;
}

const kept = new WeakMap<Pane<never>, Kept>();

/** A pane's rows that pass its filter. */
export function shownRows<Row>(pane: Pane<Row>, state: DashboardState): Rows<Row> {
  const filter = state.filters[pane.id];
  if (filter === undefined) return pane.rows(state);
  if (pane.filteredRows) return pane.filteredRows(state, filter);
  const rows = pane.rows(state);
  const last = kept.get(pane as unknown as Pane<never>);
  if (last?.rows === rows && last.filter === filter) return last.shown as Rows<Row>;
  const shown: Row[] = [];
  for (let index = 0; index < rows.length; index++) {
    const row = rows.at(index);
    if (row === undefined) continue;
    const text = plainText(pane.line(row, state, wideEnough)).toLowerCase();
    if (passes(filter, text)) shown.push(row);
  }
  kept.set(pane as unknown as Pane<never>, { rows, filter, shown });
  return shown;
}
