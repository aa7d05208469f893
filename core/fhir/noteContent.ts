import type { RecordContent, Resource } from "../record/RecordContent.ts";

/** A doctor's note as a form takes it. */
export interface Note {
  readonly title: string;
  readonly text: string;
  /** Why the patient came; "" for none. */
  readonly reason: string;
}

export interface NoteFacts {
  /** FHIR references: what the session calls patient and author, never a name of the Bundle's. */
  readonly patient: string;
  readonly author: string;
  /** Unix seconds. */
  readonly atSeconds: number;
  /** Two UUIDs, fresh for each note. */
  readonly encounterId: string;
  readonly documentId: string;
}

/**
 * A note as a record's content: an Encounter, and a DocumentReference with the text as US Core's clinical notes have it
 * (LOINC 34109-9, plain text in base64).
 */
export function noteContent(note: Note, facts: NoteFacts): RecordContent {
  const at = new Date(facts.atSeconds * 1000).toISOString();
  const encounter: Resource = {
    resourceType: "Encounter",
    id: facts.encounterId,
    status: "finished",
    class: {
      system: "http://terminology.hl7.org/CodeSystem/v3-ActCode",
      code: "AMB",
      display: "ambulatory",
    },
    type: [{ text: note.title }],
    subject: logical("Patient", facts.patient),
    participant: [{ individual: logical("Practitioner", facts.author) }],
    period: { start: at, end: at },
    ...(note.reason === "" ? {} : { reasonCode: [{ text: note.reason }] }),
  };
  return {
    resourceType: "Bundle",
    type: "collection",
    entry: [
      { fullUrl: `urn:uuid:${facts.encounterId}`, resource: encounter },
      noteEntry(note, facts),
    ],
  };
}

/** The note's DocumentReference alone, for a record that has its Encounter. */
export function noteEntry(
  note: Note,
  facts: NoteFacts,
): { readonly fullUrl: string; readonly resource: Resource } {
  return {
    fullUrl: `urn:uuid:${facts.documentId}`,
    resource: {
      resourceType: "DocumentReference",
      id: facts.documentId,
      status: "current",
      type: {
        coding: [{ system: "http://loinc.org", code: "34109-9", display: "Note" }],
        text: "Note",
      },
      description: note.title,
      subject: logical("Patient", facts.patient),
      date: new Date(facts.atSeconds * 1000).toISOString(),
      author: [logical("Practitioner", facts.author)],
      content: [{ attachment: attachment(note.text) }],
      context: { encounter: [{ reference: `urn:uuid:${facts.encounterId}` }] },
    },
  };
}

/** An Attachment of plain text. */
export function attachment(text: string): Record<string, string> {
  return {
    contentType: "text/plain; charset=utf-8",
    data: Buffer.from(text, "utf8").toString("base64"),
  };
}

/** By identifier, since the patient's and the author's own resources don't stand in the record. */
function logical(type: string, value: string): Record<string, string | Record<string, string>> {
  return { type, identifier: { system: "urn:ietf:rfc:3986", value } };
}
