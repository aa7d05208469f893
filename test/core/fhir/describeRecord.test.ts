import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { describeRecord } from "../../../core/fhir/describeRecord.ts";
import { diffContent } from "../../../core/fhir/diffContent.ts";
import { printRecord } from "../../../core/fhir/printRecord.ts";
import { recordTitle } from "../../../core/fhir/recordTitle.ts";
import type { RecordContent, Resource } from "../../../core/record/RecordContent.ts";
import { encounter, observation, patient } from "./sampleBundle.ts";

function content(...resources: Resource[]): RecordContent {
  return {
    resourceType: "Bundle",
    type: "collection",
    entry: resources.map((resource) => ({ resource })),
  };
}

function linesOf(...resources: Resource[]): string[] {
  return describeRecord(content(...resources)).flatMap(({ lines }) =>
    lines.map(({ label, text }) => `${label}: ${text}`),
  );
}

describe("a record reads as labelled lines", () => {
  test("a value with its unit, rounded, and its flag", () => {
    const height = observation("o", {
      code: { coding: [{ display: "Body Height" }] },
      valueQuantity: { value: 156.0737384643217, unit: "cm" },
      interpretation: [{ coding: [{ code: "N" }] }],
    });
    expect(linesOf(height)).toEqual(["Body Height: 156.07 cm (N)"]);
  });

  test("each component of a blood pressure", () => {
    const component = [
      { code: { text: "Systolic" }, valueQuantity: { value: 120, unit: "mm[Hg]" } },
      { code: { text: "Diastolic" }, valueQuantity: { value: 80, unit: "mm[Hg]" } },
    ];
    expect(linesOf(observation("o", { component }))).toEqual([
      "Systolic: 120 mm[Hg]",
      "Diastolic: 80 mm[Hg]",
    ]);
  });

  test("a condition with its state and span, a medication with its dose", () => {
    const condition = {
      resourceType: "Condition",
      clinicalStatus: { coding: [{ code: "resolved" }] },
      code: { text: "Sinusitis" },
      onsetDateTime: "2019-03-01T09:00:00Z",
      abatementDateTime: "2019-03-14",
    };
    const medication = {
      resourceType: "MedicationRequest",
      status: "active",
      medicationCodeableConcept: { text: "Ibuprofen 200 MG" },
      dosageInstruction: [{ text: "two a day" }],
      authoredOn: "2019-03-01",
    };
    expect(linesOf(condition, medication)).toEqual([
      "Sinusitis: resolved, 2019-03-01 09:00 to 2019-03-14",
      "Ibuprofen 200 MG: active, two a day, 2019-03-01",
    ]);
  });

  test("a type that stands in no list under its own name", () => {
    expect(
      describeRecord(content({ resourceType: "VisionPrescription", status: "active" })),
    ).toEqual([
      { heading: "VisionPrescription", lines: [{ label: "VisionPrescription", text: "active" }] },
    ]);
  });

  test("a title of the encounter's type and day", () => {
    const e = encounter("e", "Patient/p", {
      type: [{ text: "Check up" }],
      period: { start: "2020-02-03T23:30:00-05:00" },
    });
    expect(recordTitle(content(e))).toBe("Check up, 2020-02-03");
    expect(recordTitle(content(patient("p")))).toBe("Summary");
    expect(recordTitle(content())).toBe("Empty record");
  });
});

test("a page is as wide as asked for, with wide characters too", () => {
  const name = [{ family: "東京都渋谷区神宮前".repeat(12), given: ["👩‍👩‍👧‍👦".repeat(30)] }];
  const page = printRecord(content(patient("p", { name })), ["Record 1, version 1"], 60);
  for (const line of page.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(60);
  expect(page.startsWith("Summary\n=======\nRecord 1, version 1\n")).toBe(true);
});

test("no control character survives, wherever it stands", () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
  const hostile = fc
    .array(
      fc.constantFrom(
        "\u001b",
        "\u001b[31m",
        "\u009b2J",
        "\u001b]0;x\u0007",
        "\u202e",
        "\n",
        "\r",
        "\u0000",
        "a",
        "[",
      ),
    )
    .map((parts) => parts.join(""));
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 4 }, hostile, fc.array(tie("any"), { maxLength: 2 }), tie("object")),
    object: fc.dictionary(
      fc.constantFrom(
        "text",
        "display",
        "code",
        "coding",
        "name",
        "family",
        "type",
        "period",
        "start",
        "valueString",
        "valueQuantity",
        "unit",
        "status",
        "note",
        "description",
        "content",
        "attachment",
        "class",
        "title",
      ),
      tie("any"),
      { maxKeys: 5 },
    ),
  })).object as fc.Arbitrary<Record<string, never>>;
  const types = fc.constantFrom(
    "Encounter",
    "Patient",
    "Observation",
    "Condition",
    "DocumentReference",
    "Composition",
  );
  const resourceTypes = fc.oneof(types, hostile);
  fc.assert(
    fc.property(value, resourceTypes, hostile, (rest, resourceType, fact) => {
      const record = content({ ...rest, resourceType });
      expect(recordTitle(record)).not.toMatch(unsafe);
      for (const { heading } of describeRecord(record)) expect(heading).not.toMatch(unsafe);
      for (const { label, text } of describeRecord(record).flatMap(({ lines }) => lines)) {
        expect(`${label}${text}`).not.toMatch(unsafe);
        expect(`${label}${text}`).not.toContain("\n");
      }
      expect(printRecord(record, [fact])).not.toMatch(unsafe);
    }),
    { seed: 20261122, numRuns: 1500 },
  );
});

test("content that is nested without end is read, printed and compared all the same", () => {
  const deep = (open: string, close: string) =>
    JSON.parse(`${open.repeat(200_000)}1${close.repeat(200_000)}`);
  const members = ["code", "note", "name", "component", "content", "period", "valueQuantity"];
  const bombs = [deep("[", "]"), deep('{"text":', "}"), deep('{"coding":[', "]}")];
  for (const resourceType of ["Encounter", "Observation", "Patient", "DocumentReference"]) {
    for (const bomb of bombs) {
      const rest = Object.fromEntries(members.map((name) => [name, bomb]));
      const record = content({ resourceType, id: "x", ...rest });
      expect(printRecord(record)).toContain("\n");
      expect(diffContent(record, content({ resourceType, id: "x" })).length).toBeGreaterThan(0);
      expect(
        diffContent(record, content({ resourceType, id: "x", code: [[1]] })).length,
      ).toBeGreaterThan(0);
    }
  }
});
