import type { ActionTarget } from "../../core/replay/availability.ts";
import type { LedgerRecord } from "../../core/replay/LedgerState.ts";
import { askToExamine, examineFurther } from "../acts/askToExamine.ts";
import { compareVersions } from "../acts/compareVersions.ts";
import { copyRecord, viewRecord } from "../acts/openRecord.ts";
import { performAct } from "../acts/performAct.ts";
import { purposeOf } from "../acts/purposeOf.ts";
import { amendForm } from "../forms/amendForm.ts";
import { openForm } from "../forms/changeForm.ts";
import { createForm } from "../forms/createForm.ts";
import { printForm } from "../forms/printForm.ts";
import { openLayer } from "../layers/openLayer.ts";
import type { ScreenId } from "../layout/ScreenId.ts";
import { chartsPane } from "../panes/chartsPane.ts";
import { chosenRecord } from "../panes/chosenRecord.ts";
import { recordPane } from "../panes/recordPane.ts";
import { selected } from "../panes/selected.ts";
import { focusedPane } from "../state/arrangementOf.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import type { Session } from "../state/Session.ts";
import { say } from "../state/say.ts";
import { whyNotExamine } from "../state/whyNotExamine.ts";
import { actCommand } from "./actCommand.ts";
import type { Command } from "./Command.ts";

const withRecords: readonly ScreenId[] = ["records", "log", "audit"];

function target(state: DashboardState): ActionTarget {
  const record = chosenRecord(state);
  return record ? { recordId: record.recordId, patient: record.patient } : {};
}

/** Runs with the record that is marked, and the version that is marked in its detail. */
function onRecord(go: (session: Session, record: LedgerRecord, version: number) => void) {
  return (session: Session) => {
    const state = session.store.getState();
    const record = chosenRecord(state);
    if (!record) return;
    const row = focusedPane(state) === "record" ? selected(recordPane, state) : undefined;
    go(session, record, row?.kind === "version" ? row.version.version : record.version);
  };
}

/** On the audit screen an auditor's view goes through a report, and stands below the diff. */
function orExamined(command: Command, examine: (session: Session) => void): Command {
  const isAuditing = ({ screen, persona }: DashboardState) =>
    screen === "audit" && persona.role === "auditor";
  return {
    ...command,
    disabled: (state) =>
      isAuditing(state)
        ? whyNotExamine(state, chosenRecord(state))
        : (command.disabled?.(state) ?? null),
    run: (session) =>
      isAuditing(session.store.getState()) ? examine(session) : command.run(session),
  };
}

const view = actCommand({
  action: "view",
  keys: ["v"],
  scope: withRecords,
  title: "View the record",
  footer: "view",
  target,
  go: onRecord((session, record, version) => void viewRecord(session, record, version)),
});

const compare = actCommand({
  action: "view",
  id: "compare",
  keys: ["="],
  scope: withRecords,
  title: "Compare a version's content with the one before",
  target,
  go: onRecord((session, record, version) => {
    if (record.version < 2) say(session, `Record ${record.recordId} has one version only`);
    else void compareVersions(session, record, Math.max(2, version));
  }),
});

export const recordCommands: readonly Command[] = [
  orExamined(view, askToExamine),
  actCommand({
    action: "copy",
    keys: ["C"],
    scope: withRecords,
    title: "Copy the record's text to the clipboard",
    footer: "copy",
    target,
    go: onRecord((session, record, version) => void copyRecord(session, record, version)),
  }),
  actCommand({
    action: "print",
    keys: ["P"],
    scope: withRecords,
    title: "Print the record to a file",
    footer: "print",
    target,
    go: onRecord((session, record, version) =>
      openLayer(session, { kind: "form", form: openForm(printForm(session, record, version)) }),
    ),
  }),
  actCommand({
    action: "create",
    keys: ["c"],
    scope: ["records"],
    title: "Create a record",
    footer: "create",
    target: (state) => {
      const chart = selected(chartsPane, state);
      return chart ? { patient: chart.patient } : {};
    },
    go: (session) => openLayer(session, { kind: "form", form: openForm(createForm(session)) }),
  }),
  actCommand({
    action: "amend",
    keys: ["a"],
    scope: withRecords,
    title: "Amend the record",
    footer: "amend",
    target,
    go: onRecord((session, record) =>
      openLayer(session, { kind: "form", form: openForm(amendForm(session, record)) }),
    ),
  }),
  actCommand({
    action: "delete",
    keys: ["D"],
    scope: withRecords,
    title: "Delete the record for good",
    footer: "delete",
    target,
    go: onRecord(askToDelete),
  }),
  actCommand({
    action: "query",
    keys: ["Q"],
    scope: withRecords,
    title: "Query the record's log, on the record",
    footer: "query",
    target,
    go: onRecord(
      (session, { recordId }) =>
        void performAct(session, `query record ${recordId}`, { action: "query", recordId }),
    ),
  }),
  orExamined(compare, examineFurther),
];

function askToDelete(session: Session, record: LedgerRecord): void {
  const { names, persona } = session.store.getState();
  const { recordId, version } = record;
  openLayer(session, {
    kind: "confirm",
    title: `Delete record ${recordId}?`,
    question: [
      `Record ${recordId} of ${names.full(record.patient)}, ${version} version${version > 1 ? "s" : ""}.`,
      "Its content and keys are destroyed for good. Its log stays.",
    ],
    confirmLabel: `Delete record ${recordId}`,
    isConfirming: false,
    confirm: () => {
      void performAct(session, `delete record ${recordId}`, {
        action: "delete",
        recordId,
        purpose: purposeOf(persona.role),
      });
    },
  });
}
