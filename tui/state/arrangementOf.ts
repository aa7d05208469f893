import { type Arrangement, arrangeScreen } from "../layout/arrangeScreen.ts";
import type { DashboardState } from "./DashboardState.ts";
import { memo } from "./memo.ts";

/** Where everything stands now. */
export const arrangementOf = memo(
  ({ columns, rows, screen, isZoomed, focus }: DashboardState) => [
    columns,
    rows,
    screen,
    isZoomed ? focus[screen] : null,
  ],
  ({ columns, rows, screen, isZoomed, focus }): Arrangement =>
    arrangeScreen({ columns, rows, screen, zoomed: isZoomed ? focus[screen] : null }),
);

/** The pane with the focus; the first one where the focused one is not on the screen. */
export function focusedPane(state: DashboardState): Arrangement["panes"][number]["id"] {
  const { panes } = arrangementOf(state);
  const wanted = state.focus[state.screen];
  return panes.some(({ id }) => id === wanted) ? wanted : (panes[0]?.id ?? "log");
}

/** How many rows of content a pane shows. */
export function visibleRowsOf(state: DashboardState, id: string, hasHeader: boolean): number {
  const pane = arrangementOf(state).panes.find((one) => one.id === id);
  return Math.max(1, (pane?.rect.height ?? 3) - 2 - (hasHeader ? 1 : 0));
}
