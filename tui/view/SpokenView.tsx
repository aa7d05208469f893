import { Box, Text } from "ink";
import { useStore } from "zustand";
import { screenTitles } from "../layout/ScreenId.ts";
import { paneOf } from "../panes/panes.ts";
import { selected } from "../panes/selected.ts";
import { shownRows } from "../panes/shownRows.ts";
import { stageText } from "../state/Activity.ts";
import { focusedPane } from "../state/arrangementOf.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import type { Session } from "../state/Session.ts";
import { plainText } from "../text/Line.ts";
import { sanitize } from "../text/sanitize.ts";
import { spokenLayer } from "./spokenLayer.ts";

/** The same in a few sentences, for screen readers: who, where, what is marked, what happened, what is asked. */
export function SpokenView({ session }: { readonly session: Session }) {
  const state = useStore(session.store);
  return (
    <Box flexDirection="column">
      {spokenLines(state).map((text, index) => (
        <Text key={`${index} ${text}`}>{text}</Text>
      ))}
    </Box>
  );
}

export function spokenLines(state: DashboardState): string[] {
  const pane = paneOf(focusedPane(state));
  const rows = shownRows(pane, state);
  const row = selected(pane, state);
  const marked =
    row === undefined
      ? pane.empty(state)
      : plainText(pane.line(row, state, 200))
          .replace(/\s+/g, " ")
          .trim();
  const layer = state.layers.at(-1);
  return [
    `medaudit, ${sanitize(state.persona.displayName)}, ${state.persona.role}, ${healthWord(state)}.`,
    `${screenTitles[state.screen]}, ${pane.title(state)}, ${rows.length} rows. ${marked}`,
    ...(state.activity ? [activityWords(state)] : []),
    ...(layer ? spokenLayer(layer) : []),
  ];
}

function healthWord({ health }: DashboardState): string {
  if (health === null) return "connecting";
  return health.state === "connected" ? "devnet connected" : "devnet away, data is stale";
}

function activityWords({ activity }: DashboardState): string {
  if (activity === null) return "";
  return activity.state === "pending"
    ? `${activity.title}: ${stageText(activity)}`
    : `${activity.state}: ${activity.text}`;
}
