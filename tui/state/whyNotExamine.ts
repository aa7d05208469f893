import { reasonSentence } from "../../core/log/Reason.ts";
import { whyNot } from "../../core/replay/availability.ts";
import type { LedgerRecord } from "../../core/replay/LedgerState.ts";
import type { Verdict } from "../../core/tally/Tally.ts";
import type { DashboardState } from "./DashboardState.ts";
import { ledgerSeconds } from "./ledgerSeconds.ts";

const verdictReasons: Readonly<Record<Verdict, string | null>> = {
  tallies: "the record tallies",
  indeterminate: "no mismatch is proven",
  "does-not-tally": null,
};

/** Why an auditor isn't offered the view of a record on the audit screen; null where it is, after a report if need be. */
export function whyNotExamine(
  state: DashboardState,
  record: LedgerRecord | undefined,
): string | null {
  if (!record) return "no record chosen";
  const { recordId } = record;
  const { role, address } = state.persona;
  if (role !== "auditor") return "only for auditors";
  const reason = whyNot(state.ledger, address, "view", { recordId }, ledgerSeconds(state));
  if (reason !== null && reason !== notReported) return reason;
  const verdict = state.tallies.get(recordId)?.tally.verdict;
  return verdict === undefined ? "not tallied yet" : verdictReasons[verdict];
}

/** The one reason that the auditor can do away with. */
export const notReported = reasonSentence("not-reported");
