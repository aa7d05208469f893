import type { Address } from "../../core/log/Hex.ts";
import { decidingConsent, isWithinPeriod } from "../../core/replay/decide.ts";
import type { Participant } from "../../core/replay/LedgerState.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { memo } from "../state/memo.ts";
import type { Span } from "../text/Line.ts";
import { chartsPane } from "./chartsPane.ts";
import { columnPane } from "./columnPane.ts";
import { consentsPane } from "./consentsPane.ts";
import type { Pane } from "./Pane.ts";
import { permissionLetters, permissionTitle } from "./permissionLetters.ts";
import { selected } from "./selected.ts";

/** Whose chart the access screen is about: a patient's own, else the chosen consent's. */
export function accessPatient(state: DashboardState): Address | undefined {
  if (state.persona.role === "patient") return state.persona.address;
  return selected(consentsPane, state)?.consent.patient ?? selected(chartsPane, state)?.patient;
}

const clinicians = memo(
  (state: DashboardState) => [state.ledger],
  ({ ledger }): readonly Participant[] =>
    [...ledger.participants.values()].filter(({ role }) => role === "doctor" || role === "auditor"),
);

/** Who may do what with one patient's chart, as the ledger would decide now. */
export const mayPane: Pane<Participant> = columnPane<Participant>({
  id: "may",
  title: (state) => {
    const patient = accessPatient(state);
    return patient ? `Who may · ${state.names.full(patient)}` : "Who may";
  },
  rows: clinicians,
  idOf: ({ address }) => address,
  empty: () => "No doctor or auditor is credentialed yet.",
  columns: [
    {
      title: "who",
      width: 8,
      grows: 1,
      cell: ({ address }, { names }) => ({ text: names.full(address), tone: "plain" }),
    },
    { title: permissionTitle, width: 7, cell: lettersOf },
    {
      title: "records",
      width: 7,
      cell: ({ address }, state) => ({ text: recordScopes(address, state), tone: "dim" }),
    },
  ],
});

function lettersOf(who: Participant, state: DashboardState): Span {
  const patient = accessPatient(state);
  if (who.suspended) return { text: "susp.", tone: "bad" };
  const consent =
    patient && decidingConsent(state.ledger, patient, who.address, 0, state.nowSeconds);
  if (!consent || !isWithinPeriod(consent, state.nowSeconds)) {
    return { text: permissionLetters([]), tone: "dim" };
  }
  return { text: permissionLetters(consent.permissions), tone: "good" };
}

function recordScopes(grantee: Address, state: DashboardState): string {
  const patient = accessPatient(state);
  const own = [...state.ledger.consents.values()].filter(
    (one) => one.patient === patient && one.grantee === grantee && one.recordId > 0,
  );
  return own.map((one) => `${one.permissions.length === 0 ? "✗" : "+"}#${one.recordId}`).join(" ");
}
