import type { Address } from "../../core/log/Hex.ts";
import { performAct } from "../acts/performAct.ts";
import { problemOf } from "../acts/problemOf.ts";
import { chartsPane } from "../panes/chartsPane.ts";
import { selected } from "../panes/selected.ts";
import { selectRecord } from "../panes/selectRecord.ts";
import type { Session } from "../state/Session.ts";
import {
  contentFields,
  contentOf,
  contentProblems,
  emptyContent,
  hiddenContent,
  purposeIn,
} from "./contentFields.ts";
import type { FormSpec } from "./FormState.ts";
import { participantOptions } from "./participantOptions.ts";

export function createForm(session: Session): FormSpec {
  const state = session.store.getState();
  const patients = participantOptions(state, ["patient"]);
  const chosen = selected(chartsPane, state)?.patient ?? patients[0]?.id ?? "";
  return {
    title: "Create a record",
    submitLabel: "Create",
    fields: [
      { kind: "choice", id: "patient", label: "Patient", options: patients },
      ...contentFields,
    ],
    initial: { ...emptyContent, patient: chosen },
    hidden: hiddenContent,
    problems: contentProblems,
    submit: async (values) => {
      const patient = (values.patient ?? "0x") as Address;
      try {
        const content = await contentOf(session, values, patient, null);
        const { refusal, result } = await performAct(session, "create", {
          action: "create",
          patient,
          content,
          purpose: purposeIn(values),
        });
        if (refusal === null && result) selectRecord(session, result.entry.recordId, patient);
        return refusal;
      } catch (error) {
        return problemOf(error);
      }
    },
  };
}
