import type { Appointment } from "../../core/replay/LedgerState.ts";
import { performAct } from "../acts/performAct.ts";
import { ledgerSeconds } from "../state/ledgerSeconds.ts";
import type { Session } from "../state/Session.ts";
import { formTime } from "../text/formatTime.ts";
import type { FormSpec, FormValues } from "./FormState.ts";
import { parseWhen } from "./parseWhen.ts";
import { slotProblem, stepSlot } from "./slotField.ts";

export function rescheduleForm(session: Session, appointment: Appointment): FormSpec {
  const { appointmentId, doctor, startsAtSeconds } = appointment;
  const { names } = session.store.getState();
  const ledger = () => session.store.getState().ledger;
  const now = () => ledgerSeconds(session.store.getState());
  return {
    title: `Reschedule appointment ${appointmentId} with ${names.full(doctor)}`,
    submitLabel: "Reschedule",
    fields: [{ kind: "text", id: "when", label: "When", hint: "local time; ↑ ↓ go by free slots" }],
    initial: { when: formTime(startsAtSeconds) },
    problems: (values): FormValues => {
      const when = values.when ?? "";
      const problem = slotProblem(ledger(), doctor, when, now(), appointmentId);
      return problem === null ? {} : { when: problem };
    },
    step: (_, values, direction) => stepSlot(ledger(), doctor, values.when ?? "", now(), direction),
    submit: async (values) => {
      const { refusal } = await performAct(session, `reschedule appointment ${appointmentId}`, {
        action: "reschedule",
        appointmentId,
        startsAtSeconds: parseWhen(values.when ?? "", now()) ?? 0,
      });
      return refusal;
    },
  };
}
