import type { Filter } from "../feed/Filter.ts";
import type { PaneId } from "../layout/ScreenId.ts";
import type { Rows } from "../list/ListState.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import type { Line } from "../text/Line.ts";

/** A pane as data: what it shows of a state. Drawing, moving, filtering and selecting are the same for all. */
export interface Pane<Row = unknown> {
  readonly id: PaneId;
  title(state: DashboardState): string;
  /** Stands at the right of the title. */
  note?(state: DashboardState): string;
  rows(state: DashboardState): Rows<Row>;
  /** Where a pane filters better by itself than row by row. */
  filteredRows?(state: DashboardState, filter: Filter): Rows<Row>;
  idOf(row: Row): string;
  /** Column titles, where it has columns. */
  header?(state: DashboardState, width: number): Line;
  /** `width` cells or less; the first is left for the mark of the selection. */
  line(row: Row, state: DashboardState, width: number): Line;
  /** What stands there without rows. */
  empty(state: DashboardState): string;
  /** True for a tail. */
  readonly canFollow?: boolean;
  /** True where rows are only to be read: no row is marked, the pane scrolls. */
  readonly isText?: boolean;
  /** Rows that `n` and `N` go to. */
  isMark?(row: Row): boolean;
}
