import type { LedgerRecord } from "../../core/replay/LedgerState.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { consentsPane } from "./consentsPane.ts";
import { logPane } from "./logPane.ts";
import { recordsPane } from "./recordsPane.ts";
import { selected } from "./selected.ts";
import { verdictsPane } from "./verdictsPane.ts";

/** The record that a command on this screen means. */
export function chosenRecord(state: DashboardState): LedgerRecord | undefined {
  if (state.focus[state.screen] === "log") {
    return state.ledger.records.get(selected(logPane, state)?.entry.recordId ?? 0);
  }
  switch (state.screen) {
    case "audit": {
      const row = selected(verdictsPane, state);
      return row && state.ledger.records.get(row.recordId);
    }
    case "access": {
      const recordId = selected(consentsPane, state)?.consent.recordId ?? 0;
      return state.ledger.records.get(recordId);
    }
    default:
      return selected(recordsPane, state);
  }
}
