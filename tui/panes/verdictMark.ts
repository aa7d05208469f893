import type { Verdict } from "../../core/tally/Tally.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import type { Span } from "../text/Line.ts";

export const verdictWords: Readonly<Record<Verdict, Span>> = {
  tallies: { text: "✓ tallies", tone: "good" },
  "does-not-tally": { text: "≠ does not tally", tone: "bad" },
  indeterminate: { text: "? indeterminate", tone: "warn" },
};

/** The verdict's sign alone; a dot before the first tally. */
export function verdictMark(recordId: number, state: DashboardState): Span {
  const checked = state.tallies.get(recordId);
  if (!checked) return { text: "·", tone: "dim" };
  const words = verdictWords[checked.tally.verdict];
  return { text: words.text.slice(0, 1), tone: words.tone };
}
