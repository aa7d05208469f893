import { selected } from "../panes/selected.ts";
import { verdictsPane } from "../panes/verdictsPane.ts";
import type { DashboardState, Examined } from "./DashboardState.ts";

/** What was released to the persona in use, of the record that is chosen on the audit screen; null for anything else. */
export function examinedHere(state: DashboardState): Examined | null {
  const { examined, persona } = state;
  if (examined === null || examined.persona !== persona.name) return null;
  const record = selected(verdictsPane, state);
  if (record?.recordId !== examined.recordId || record.status === "deleted") return null;
  return examined;
}
