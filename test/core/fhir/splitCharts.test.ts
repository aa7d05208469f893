import { describe, expect, test } from "vitest";
import type { BundlePlan } from "../../../core/fhir/ChartPlan.ts";
import { readBundle } from "../../../core/fhir/readBundle.ts";
import { splitCharts } from "../../../core/fhir/splitCharts.ts";
import type { Json, Resource } from "../../../core/record/RecordContent.ts";
import { encounter, observation, patient, sampleBundle } from "./sampleBundle.ts";

function split(...resources: Resource[]): BundlePlan {
  return splitCharts(readBundle(sampleBundle(resources)));
}

/** For each chart, for each record, the ids of its resources. */
function ids(plan: BundlePlan): string[][] {
  return plan.charts.map(({ records }) =>
    records.map(({ content }) => content.entry.map(({ resource }) => resource.id).join(" ")),
  );
}

function refer(reference: string): Json {
  return { reference };
}

const inE = { subject: refer("urn:uuid:p"), encounter: refer("urn:uuid:e") };
const ofP = { subject: refer("urn:uuid:p") };
const e = encounter("e", "urn:uuid:p");
const f = encounter("f", "urn:uuid:p");

describe("a chart is split", () => {
  test("into a summary and one record an encounter, by their beginnings", () => {
    const late = encounter("late", "urn:uuid:p", { period: { start: "2020-01-01" } });
    const early = encounter("early", "urn:uuid:p", {
      period: { start: "2019-01-01T10:00:00+02:00" },
    });
    const allergy = { resourceType: "AllergyIntolerance", id: "a", patient: refer("urn:uuid:p") };
    expect(ids(split(e, late, patient("p"), early, allergy))).toEqual([
      ["p a", "early", "late", "e"],
    ]);
  });

  test("into one chart a patient, without mixing them", () => {
    const ofQ = observation("o", { subject: refer("urn:uuid:q"), encounter: refer("urn:uuid:e") });
    expect(ids(split(patient("p"), patient("q"), e, ofQ))).toEqual([["p", "e"], ["q o"]]);
  });

  test("with what a resource of an encounter refers to", () => {
    const report = {
      resourceType: "DiagnosticReport",
      id: "r",
      ...inE,
      result: [refer("urn:uuid:o")],
    };
    const more = observation("m", { ...ofP, hasMember: [refer("urn:uuid:n")] });
    expect(
      ids(
        split(
          patient("p"),
          e,
          observation("n", ofP),
          observation("o", { ...ofP, derivedFrom: [refer("urn:uuid:m")] }),
          report,
          more,
        ),
      ),
    ).toEqual([["p", "e n o r m"]]);
  });

  test("with what two encounters refer to in the summary", () => {
    const condition = { resourceType: "Condition", id: "c", ...ofP };
    const diagnosis = { diagnosis: [{ condition: refer("Condition/c") }] };
    const both = [encounter("e", "Patient/p", diagnosis), encounter("f", "Patient/p", diagnosis)];
    expect(ids(split(patient("p"), ...both, condition))).toEqual([["p c", "e", "f"]]);
  });

  test("with what refers to resources of one encounter only", () => {
    const one = {
      resourceType: "Provenance",
      id: "v",
      target: [refer("urn:uuid:o"), refer("urn:uuid:e")],
    };
    const all = {
      resourceType: "Provenance",
      id: "w",
      target: [refer("urn:uuid:e"), refer("urn:uuid:f")],
    };
    expect(ids(split(patient("p"), e, f, observation("o", inE), one, all))).toEqual([
      ["p w", "e o v", "f"],
    ]);
  });

  test("with what a document only lists in the summary", () => {
    const listed = { section: [{ entry: [refer("urn:uuid:a"), refer("urn:uuid:o")] }] };
    const composition = { resourceType: "Composition", id: "c", ...inE, ...listed };
    const allergy = { resourceType: "AllergyIntolerance", id: "a", patient: refer("urn:uuid:p") };
    expect(ids(split(patient("p"), e, composition, allergy, observation("o", inE)))).toEqual([
      ["p a", "e c o"],
    ]);
  });

  test("with a document's encounter in its context", () => {
    const document = {
      resourceType: "DocumentReference",
      id: "d",
      ...ofP,
      context: { encounter: [refer("urn:uuid:e")] },
    };
    const given = {
      resourceType: "MedicationAdministration",
      id: "m",
      ...ofP,
      context: refer("urn:uuid:e"),
    };
    expect(ids(split(patient("p"), e, document, given))).toEqual([["p", "e d m"]]);
  });

  test("with organizations in each record that refers to them, and claims in none", () => {
    const provided = { serviceProvider: refer("urn:uuid:org") };
    const plan = split(
      patient("p"),
      encounter("e", "urn:uuid:p", provided),
      encounter("f", "urn:uuid:p", provided),
      { resourceType: "Organization", id: "org", partOf: refer("urn:uuid:top") },
      { resourceType: "Organization", id: "top" },
      { resourceType: "Organization", id: "unused" },
      { resourceType: "Claim", id: "k", patient: refer("urn:uuid:p") },
    );
    expect(ids(plan)).toEqual([["p", "e org top", "f org top"]]);
    expect(plan.fates.find(({ type }) => type === "Organization")).toMatchObject({
      total: 3,
      shared: 2,
      ofNoPatient: 1,
    });
    expect(plan.fates.find(({ type }) => type === "Claim")).toMatchObject({ total: 1, leftOut: 1 });
  });
});

describe("references are followed", () => {
  test.each([
    ["urn:uuid:e"],
    ["Encounter/e"],
    ["Encounter/e/_history/3"],
    ["https://ehr.test/fhir/Encounter/e"],
    ["Encounter?identifier=https://x.test/ids|77"],
    ["Encounter?identifier=https%3A%2F%2Fx.test%2Fids%7C77"],
    ["Encounter?identifier=77"],
  ])("as %s", (reference) => {
    const withId = { ...e, identifier: [{ system: "https://x.test/ids", value: "77" }] };
    const plan = split(
      patient("p"),
      withId,
      observation("o", { ...ofP, encounter: refer(reference) }),
    );
    expect(ids(plan)).toEqual([["p", "e o"]]);
  });

  test("within the server that a resource is of", () => {
    const entry = ["https://a.test", "https://b.test"].flatMap((base) => [
      { fullUrl: `${base}/Patient/1`, resource: patient("1") },
      { fullUrl: `${base}/Encounter/1`, resource: encounter("1", "Patient/1", { base }) },
    ]);
    const plan = splitCharts(
      readBundle(JSON.stringify({ resourceType: "Bundle", type: "collection", entry })),
    );
    expect(plan.charts.map(({ records }) => records[1]?.content.entry[0]?.resource.base)).toEqual([
      "https://a.test",
      "https://b.test",
    ]);
  });

  test("but nobody becomes the patient of what is about somebody else", () => {
    const plan = split(
      patient("p"),
      encounter("x", "Patient/other"),
      observation("o", { subject: refer("Patient/other") }),
    );
    expect(ids(plan)).toEqual([["p"]]);
    expect(plan.fates.find(({ type }) => type === "Encounter")).toMatchObject({ ofNoPatient: 1 });
  });

  test("and what names nobody is the only patient's", () => {
    const { subject: _, ...anonymous } = e;
    expect(ids(split(patient("p"), anonymous as Resource, observation("o")))).toEqual([
      ["p o", "e"],
    ]);
  });
});

describe("practitioners become doctors", () => {
  const participant = (...references: string[]) => ({
    participant: references.map((reference) => ({ individual: refer(reference) })),
  });

  test("each author is the encounter's first; the summary's is the chart's first", () => {
    const plan = split(
      { resourceType: "Practitioner", id: "d1" },
      { resourceType: "Practitioner", id: "d2" },
      { resourceType: "PractitionerRole", id: "r", practitioner: refer("urn:uuid:d2") },
      patient("p"),
      encounter(
        "e",
        "urn:uuid:p",
        participant("RelatedPerson/x", "PractitionerRole/r", "Practitioner/d1"),
      ),
      encounter("f", "urn:uuid:p", participant("Practitioner/d1")),
    );
    expect(plan.doctorKeys).toHaveLength(2);
    expect(plan.charts[0]?.records.map(({ doctor }) => doctor)).toEqual([1, 1, 0]);
    expect(plan.fates.find(({ type }) => type === "Practitioner")).toMatchObject({ doctors: 2 });
  });

  test("also those that stand in another Bundle", () => {
    const npi = (value: string) =>
      `Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|${value}`;
    const plan = split(
      patient("p"),
      encounter("e", "urn:uuid:p", participant(npi("1"))),
      encounter("f", "urn:uuid:p", participant(npi("2"))),
      encounter("g", "urn:uuid:p", participant(npi("1"))),
    );
    expect(plan.doctorKeys).toHaveLength(2);
    expect(plan.charts[0]?.records.map(({ doctor }) => doctor)).toEqual([0, 0, 1, 0]);
  });

  test("and without any there is one", () => {
    expect(split(patient("p"), e).doctorKeys).toHaveLength(1);
  });
});

test("a record that could not be stored is refused", () => {
  const big = { resourceType: "Organization", id: "o", name: "x".repeat(3_000_000) };
  const many = Array.from({ length: 30 }, (_, at) =>
    encounter(`e${at}`, "urn:uuid:p", { serviceProvider: refer("urn:uuid:o") }),
  );
  const large = { code: "MA-FHIR-RECORD-TOO-LARGE" };
  expect(() => split(patient("p"), big, ...many)).toThrow(expect.objectContaining(large));
  expect(() => split(patient("p", { photo: "x".repeat(5_000_000) }))).toThrow(
    expect.objectContaining(large),
  );
});

describe("patients and doctors are known again in another Bundle", () => {
  const identifier = [{ system: "http://hl7.org/fhir/sid/us-npi", value: "1" }];

  test("by their identifiers", () => {
    const one = split(patient("p", { identifier }), {
      resourceType: "Practitioner",
      id: "d",
      identifier,
    });
    const other = split(
      patient("x", { identifier, gender: "female" }),
      encounter("e", "urn:uuid:x", {
        participant: [
          { individual: refer("Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|1") },
        ],
      }),
    );
    expect(other.charts[0]?.patientKey).toBe(one.charts[0]?.patientKey);
    expect(other.doctorKeys).toEqual(one.doctorKeys);
  });

  test("without identifiers, patients only by all that they are", () => {
    const [one, other] = [split(patient("p")), split(patient("p", { gender: "female" }))];
    expect(other.charts[0]?.patientKey).not.toBe(one.charts[0]?.patientKey);
  });
});
