import { cancelTally } from "../acts/runTally.ts";
import { focusedPane } from "../state/arrangementOf.ts";
import type { Session } from "../state/Session.ts";

/** Esc without a dialog: takes back one thing at a time, and never quits. */
export function stepBack(session: Session): void {
  const { store } = session;
  const state = store.getState();
  if (state.tallyRun !== null && cancelTally(session)) return;
  const pane = focusedPane(state);
  if (state.filters[pane]) {
    const { [pane]: _, ...filters } = state.filters;
    store.setState({ filters });
  } else if (state.isZoomed) {
    store.setState({ isZoomed: false });
  } else if (state.screen === "audit" && state.examined !== null) {
    store.setState({ examined: null, focus: { ...state.focus, audit: "verdicts" } });
  } else if (state.activity !== null && state.activity.state !== "pending") {
    store.setState({ activity: null });
  }
}
