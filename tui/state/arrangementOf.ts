import { type Arrangement, arrangeScreen } from "../layout/arrangeScreen.ts";
import type { PaneId } from "../layout/ScreenId.ts";
import type { DashboardState } from "./DashboardState.ts";
import { examinedHere } from "./examinedHere.ts";
import { memo } from "./memo.ts";

/** Where everything stands now. */
export const arrangementOf = memo(
  (state: DashboardState) => [
    state.columns,
    state.rows,
    state.screen,
    zoomedPane(state),
    examinedHere(state) !== null,
  ],
  (state): Arrangement => {
    const { columns, rows, screen } = state;
    const hasContent = examinedHere(state) !== null;
    return arrangeScreen({ columns, rows, screen, zoomed: zoomedPane(state), hasContent });
  },
);

function zoomedPane(state: DashboardState): PaneId | null {
  if (!state.isZoomed) return null;
  const wanted = state.focus[state.screen];
  return wanted === "content" && examinedHere(state) === null ? "verdicts" : wanted;
}

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
