import { performAct } from "../acts/performAct.ts";
import { runTally } from "../acts/runTally.ts";
import { openLayer } from "../layers/openLayer.ts";
import { chosenRecord } from "../panes/chosenRecord.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import type { Session } from "../state/Session.ts";
import { actCommand } from "./actCommand.ts";
import type { Command } from "./Command.ts";

const scope = ["audit", "records"] as const;

function noRecord(state: DashboardState): string | null {
  return chosenRecord(state) ? null : "no record chosen";
}

export const auditCommands: readonly Command[] = [
  {
    id: "tally",
    keys: ["t"],
    scope,
    group: "Audit",
    title: "Tally the record with its log",
    footer: "tally",
    disabled: noRecord,
    run: (session) => {
      const record = chosenRecord(session.store.getState());
      if (record) void runTally(session, [record.recordId]);
    },
  },
  {
    id: "tally-all",
    keys: ["T"],
    scope,
    group: "Audit",
    title: "Tally every record (Esc cancels)",
    footer: "tally all",
    run: (session) => void runTally(session, "all"),
  },
  actCommand({
    action: "report-mismatch",
    keys: ["R"],
    scope: ["audit"],
    title: "Report that the record doesn't tally",
    footer: "report",
    target: (state) => {
      const record = chosenRecord(state);
      return record ? { recordId: record.recordId } : {};
    },
    go: askToReport,
  }),
];

/** A false report gets nothing from the vault and stays in the log: so it is asked about. */
function askToReport(session: Session): void {
  const state = session.store.getState();
  const record = chosenRecord(state);
  if (!record) return;
  const { recordId } = record;
  const verdict = state.tallies.get(recordId)?.tally.verdict;
  openLayer(session, {
    kind: "confirm",
    title: `Report a mismatch of record ${recordId}?`,
    question: [
      verdict === "does-not-tally"
        ? "Your last tally found that it doesn't tally."
        : `Your last tally did not find a mismatch (${verdict ?? "none was made"}).`,
      "The report is an entry under your name. It lets you view the record if the vault finds a discrepancy too.",
    ],
    confirmLabel: `Report record ${recordId}`,
    isConfirming: false,
    confirm: () => {
      void performAct(session, `report mismatch of record ${recordId}`, {
        action: "report-mismatch",
        recordId,
      });
    },
  });
}
