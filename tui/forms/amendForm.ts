import { noteOf } from "../../core/fhir/amendNote.ts";
import type { LedgerRecord } from "../../core/replay/LedgerState.ts";
import { performAct } from "../acts/performAct.ts";
import { problemOf } from "../acts/problemOf.ts";
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

/** What this persona has opened before is what the note goes into; else the note is the whole new version. */
export function amendForm(session: Session, record: LedgerRecord): FormSpec {
  const { recordId, version, patient } = record;
  const { released, persona } = session.store.getState();
  const base =
    released.find(
      (one) => one.persona === persona.name && one.recordId === recordId && one.version === version,
    )?.content ?? null;
  const note = base === null ? null : noteOf(base);
  return {
    title: `Amend record ${recordId} v${version}`,
    submitLabel: "Amend",
    fields: contentFields,
    initial: {
      ...emptyContent,
      ...(note === null ? {} : { title: note.title, text: note.text, reason: note.reason }),
    },
    hidden: hiddenContent,
    problems: contentProblems,
    advice: (values): Record<string, string> =>
      base === null && values.source === "note"
        ? { source: `replaces all of v${version}; view it first to amend its note` }
        : {},
    submit: async (values) => {
      try {
        const content = await contentOf(session, values, patient, base);
        const { refusal } = await performAct(session, `amend record ${recordId}`, {
          action: "amend",
          recordId,
          replaces: version,
          content,
          purpose: purposeIn(values),
        });
        return refusal;
      } catch (error) {
        return problemOf(error);
      }
    },
  };
}
