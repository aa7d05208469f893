import { compareReleased } from "../../core/fhir/compareReleased.ts";
import { whyNot } from "../../core/replay/availability.ts";
import type { LedgerRecord } from "../../core/replay/LedgerState.ts";
import { openLayer } from "../layers/openLayer.ts";
import { chosenRecord } from "../panes/chosenRecord.ts";
import { examinedHere } from "../state/examinedHere.ts";
import { ledgerSeconds } from "../state/ledgerSeconds.ts";
import type { Session } from "../state/Session.ts";
import { say } from "../state/say.ts";
import { notReported, whyNotExamine } from "../state/whyNotExamine.ts";
import { attempt } from "./attempt.ts";
import { examineRecord } from "./examineRecord.ts";
import { performAct } from "./performAct.ts";

/** An auditor's view: with a report first where there is none, and with a question where nothing is to be expected of it. */
export function askToExamine(session: Session) {
  const state = session.store.getState();
  const record = chosenRecord(state);
  if (!record) return say(session, "view: no record chosen", "refused");
  const target = { recordId: record.recordId };
  const { ledger, persona } = state;
  const reason = whyNot(ledger, persona.address, "view", target, ledgerSeconds(state));
  const unoffered = whyNotExamine(state, record);
  const view = () => void examineRecord(session, record, record.version);
  if (reason === notReported && unoffered === null) return askToReportFirst(session, record, view);
  if (reason === null && unoffered !== null) return askInVain(session, unoffered, view);
  attempt(session, "view", target, view);
}

/** Opens an older version beside the one that is shown, where the vault had no reason to release one. */
export function examineFurther(session: Session) {
  const state = session.store.getState();
  const examined = examinedHere(state);
  const record = examined && state.ledger.records.get(examined.recordId);
  if (!examined || !record) return say(session, "compare: view the record first (v)", "refused");
  const { next } = compareReleased(examined.asked, examined.versions);
  if (next === null) return say(session, "compare: no other version would tell more", "refused");
  attempt(session, "view", { recordId: record.recordId }, () => {
    void examineRecord(session, record, next);
  });
}

function askToReportFirst(session: Session, { recordId }: LedgerRecord, view: () => void): void {
  openLayer(session, {
    kind: "confirm",
    title: `View record ${recordId}?`,
    question: [
      "It doesn't tally. An auditor's view needs that auditor's report on chain first.",
      "Report and view are two entries under your name; the vault then checks for itself.",
    ],
    confirmLabel: "Report and view",
    isConfirming: false,
    confirm: () => {
      const title = `report mismatch of record ${recordId}`;
      void performAct(session, title, { action: "report-mismatch", recordId }).then(
        ({ refusal }) => refusal === null && view(),
      );
    },
  });
}

function askInVain(session: Session, unoffered: string, view: () => void): void {
  openLayer(session, {
    kind: "confirm",
    title: "The vault will hardly release it",
    question: [
      `By your last tally: ${unoffered}.`,
      "Your report stands, so the ledger takes the view as an entry; the vault releases only what doesn't tally.",
    ],
    confirmLabel: "Try it all the same",
    isConfirming: false,
    confirm: view,
  });
}
