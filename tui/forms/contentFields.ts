import { amendNote } from "../../core/fhir/amendNote.ts";
import { type Note, type NoteFacts, noteContent } from "../../core/fhir/noteContent.ts";
import { type Purpose, purposes } from "../../core/log/Purpose.ts";
import type { RecordContent } from "../../core/record/RecordContent.ts";
import type { Session } from "../state/Session.ts";
import type { Field, FormValues } from "./FormState.ts";

/** The fields in which a record's content is written, or a file named that holds it. */
export const contentFields: readonly Field[] = [
  {
    kind: "choice",
    id: "source",
    label: "Content",
    options: [
      { id: "note", label: "a note written here" },
      { id: "file", label: "a FHIR file" },
    ],
  },
  { kind: "text", id: "path", label: "File", hint: "path of a FHIR R4 JSON file" },
  { kind: "text", id: "title", label: "Title" },
  { kind: "note", id: "text", label: "Note", rows: 5 },
  { kind: "text", id: "reason", label: "Reason", hint: "why the patient came; may stay empty" },
  {
    kind: "choice",
    id: "purpose",
    label: "Purpose",
    options: purposes.map((one) => ({ id: one, label: one })),
  },
];

export const emptyContent: FormValues = {
  source: "note",
  path: "",
  title: "",
  text: "",
  reason: "",
  purpose: "TREAT",
};

export function hiddenContent(values: FormValues): string[] {
  return values.source === "file" ? ["title", "text", "reason"] : ["path"];
}

export function contentProblems(values: FormValues): Record<string, string> {
  if (values.source === "file") return values.path?.trim() ? {} : { path: "name a file" };
  return {
    ...(values.title?.trim() ? {} : { title: "give it a title" }),
    ...(values.text?.trim() ? {} : { text: "write a note" }),
  };
}

export function purposeIn(values: FormValues): Purpose {
  return purposes.find((one) => one === values.purpose) ?? "TREAT";
}

/** @param base what the note is to be put into, or null for a record of its own */
export async function contentOf(
  session: Session,
  values: FormValues,
  patient: string,
  base: RecordContent | null,
): Promise<RecordContent> {
  if (values.source === "file") {
    return session.ports.documents.readContent((values.path ?? "").trim());
  }
  const note: Note = {
    title: (values.title ?? "").trim(),
    text: (values.text ?? "").trim(),
    reason: (values.reason ?? "").trim(),
  };
  const facts: NoteFacts = {
    patient,
    author: session.store.getState().persona.address,
    atSeconds: session.now(),
    encounterId: crypto.randomUUID(),
    documentId: crypto.randomUUID(),
  };
  return base === null ? noteContent(note, facts) : amendNote(base, note, facts);
}
