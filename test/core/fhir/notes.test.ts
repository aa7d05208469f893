import { describe, expect, test } from "vitest";
import { amendNote, noteOf } from "../../../core/fhir/amendNote.ts";
import { describeRecord } from "../../../core/fhir/describeRecord.ts";
import { diffContent } from "../../../core/fhir/diffContent.ts";
import { noteContent } from "../../../core/fhir/noteContent.ts";
import { readContent } from "../../../core/fhir/readContent.ts";
import { recordTitle } from "../../../core/fhir/recordTitle.ts";
import { encounter, observation, patient, sampleBundle } from "./sampleBundle.ts";

const note = { title: "Follow-up", text: "Feels better.\nBlood pressure 128/82.", reason: "Cough" };
const facts = {
  patient: "urn:medaudit:patient-1",
  author: "urn:medaudit:chen",
  atSeconds: 1_763_820_000,
  encounterId: "0b6bd7c8-3f54-4a5e-9a7f-111111111111",
  documentId: "0b6bd7c8-3f54-4a5e-9a7f-222222222222",
};

describe("a note", () => {
  const written = noteContent(note, facts);

  test("is FHIR that reads back as it was written", () => {
    expect(readContent(JSON.stringify(written))).toEqual(written);
    expect(noteOf(written)).toEqual(note);
    expect(recordTitle(written)).toBe("Follow-up, 2025-11-22");
    const notes = describeRecord(written).find(({ heading }) => heading === "Notes");
    expect(notes?.lines.map(({ text }) => text)).toEqual([
      "Feels better.",
      "Blood pressure 128/82.",
    ]);
  });

  test("differs in its words, not in its encoding", () => {
    const amended = amendNote(
      written,
      { ...note, text: "Feels well." },
      { ...facts, atSeconds: facts.atSeconds + 60 },
    );
    expect(diffContent(written, amended)).toEqual([
      {
        path: `DocumentReference[${facts.documentId}].date`,
        before: "2025-11-22T14:00:00.000Z",
        after: "2025-11-22T14:01:00.000Z",
      },
      {
        path: `DocumentReference[${facts.documentId}].content[0].attachment.data`,
        before: note.text,
        after: "Feels well.",
      },
    ]);
  });

  test("is added to a record that has none", () => {
    const imported = readContent(sampleBundle([encounter("e", "Patient/p"), observation("o")]));
    expect(noteOf(imported)).toBeNull();
    const amended = amendNote(imported, note, facts);
    expect(amended.entry.slice(0, 2)).toEqual(imported.entry);
    expect(noteOf(amended)?.text).toBe(note.text);
    expect(amended.entry[2]?.resource.context).toEqual({
      encounter: [{ reference: "urn:uuid:e" }],
    });
  });
});

describe("content files", () => {
  test("may hold one resource, or a Bundle whose encounter goes first", () => {
    expect(readContent(JSON.stringify(encounter("e", "Patient/p"))).entry).toHaveLength(1);
    const text = sampleBundle(
      [observation("o"), patient("p"), encounter("e", "Patient/p")],
      "searchset",
    );
    expect(readContent(text).entry.map(({ resource }) => resource.id)).toEqual(["e", "o", "p"]);
  });

  test.each([
    ['{"a":1}', "MA-FHIR-NOT-FHIR"],
    ['{"resourceType":"Bundle","type":"collection"}', "MA-FHIR-NO-RESOURCE"],
    ['{"resourceType":"MedicationOrder"}', "MA-FHIR-NOT-R4"],
    ["{", "MA-FHIR-NOT-JSON"],
    [JSON.stringify(patient("p", { x: "x".repeat(5_000_000) })), "MA-FHIR-RECORD-TOO-LARGE"],
  ])("are refused: %.40s", (text, code) => {
    expect(() => readContent(text)).toThrow(expect.objectContaining({ code }));
  });
});

describe("contents are compared", () => {
  const before = readContent(
    sampleBundle([encounter("e", "Patient/p"), observation("o", { valueInteger: 1 })]),
  );

  test("equal ones have no differences", () => {
    expect(diffContent(before, structuredClone(before))).toEqual([]);
  });

  test("in any order of entries and members", () => {
    const entry = [...before.entry].reverse().map(({ fullUrl, resource }) => ({
      resource: Object.fromEntries(Object.entries(resource).reverse()) as typeof resource,
      ...(fullUrl === undefined ? {} : { fullUrl }),
    }));
    expect(diffContent(before, { ...before, entry })).toEqual([]);
  });

  test("with what is changed, missing and added", () => {
    const after = readContent(
      sampleBundle([
        encounter("e", "Patient/p", { status: "planned" }),
        observation("n", { code: { text: "new" } }),
      ]),
    );
    const found = diffContent(before, after);
    expect(found[0]).toEqual({ path: "Encounter[e].status", before: "finished", after: "planned" });
    expect(found).toContainEqual({ path: "Observation[o].valueInteger", before: "1", after: null });
    expect(found).toContainEqual({ path: "Observation[n].code.text", before: null, after: "new" });
    expect(diffContent(before, after, 2)).toHaveLength(2);
  });
});
