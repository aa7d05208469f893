import type { Appointment } from "../../core/replay/LedgerState.ts";
import { performAct } from "../acts/performAct.ts";
import type { Session } from "../state/Session.ts";
import { dayTime } from "../text/formatTime.ts";
import type { FormSpec } from "./FormState.ts";

/** The record that came of an appointment can be named with it. */
export function fulfilForm(session: Session, appointment: Appointment): FormSpec {
  const { appointmentId, patient } = appointment;
  const { ledger, names } = session.store.getState();
  const records = [...ledger.records.values()]
    .filter((record) => record.patient === patient && record.status !== "deleted")
    .toReversed()
    .map(({ recordId, versions }) => ({
      id: String(recordId),
      label: `record ${recordId}, ${dayTime(versions.at(-1)?.recordedAtSeconds ?? 0)}`,
    }));
  return {
    title: `Fulfil appointment ${appointmentId} of ${names.full(patient)}`,
    submitLabel: "Fulfil",
    fields: [
      {
        kind: "choice",
        id: "record",
        label: "Record",
        options: [{ id: "0", label: "none came of it" }, ...records],
      },
    ],
    initial: { record: "0" },
    problems: () => ({}),
    submit: async (values) => {
      const { refusal } = await performAct(session, `fulfil appointment ${appointmentId}`, {
        action: "fulfil",
        appointmentId,
        recordId: Number(values.record ?? 0),
      });
      return refusal;
    },
  };
}
