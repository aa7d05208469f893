import type { Address } from "../../core/log/Hex.ts";
import { performAct } from "../acts/performAct.ts";
import { ledgerSeconds } from "../state/ledgerSeconds.ts";
import type { Session } from "../state/Session.ts";
import { formTime } from "../text/formatTime.ts";
import type { FormSpec, FormValues } from "./FormState.ts";
import { nearestFreeSlot } from "./freeSlot.ts";
import { parseWhen } from "./parseWhen.ts";
import { participantOptions } from "./participantOptions.ts";
import { slotProblem, stepSlot } from "./slotField.ts";

const daySeconds = 86_400;

export function bookForm(session: Session): FormSpec {
  const state = session.store.getState();
  const now = () => ledgerSeconds(session.store.getState());
  const doctors = participantOptions(state, ["doctor"], false);
  const doctorOf = (values: FormValues) => (values.doctor ?? "0x") as Address;
  const first = (doctors[0]?.id ?? "0x") as Address;
  const ledger = () => session.store.getState().ledger;
  return {
    title: "Book an appointment",
    submitLabel: "Book",
    fields: [
      { kind: "choice", id: "doctor", label: "Doctor", options: doctors },
      { kind: "text", id: "when", label: "When", hint: "local time; ↑ ↓ go by free slots" },
    ],
    initial: {
      doctor: first,
      when: formTime(nearestFreeSlot(ledger(), first, now() + daySeconds, now())),
    },
    problems: (values): FormValues => {
      if (doctors.length === 0) return { doctor: "no doctor is credentialed" };
      const problem = slotProblem(ledger(), doctorOf(values), values.when ?? "", now());
      return problem === null ? {} : { when: problem };
    },
    step: (id, values, direction) =>
      id === "when"
        ? stepSlot(ledger(), doctorOf(values), values.when ?? "", now(), direction)
        : null,
    submit: async (values) => {
      const { refusal } = await performAct(session, "book", {
        action: "book",
        doctor: doctorOf(values),
        startsAtSeconds: parseWhen(values.when ?? "", now()) ?? 0,
      });
      return refusal;
    },
  };
}
