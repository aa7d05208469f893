import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "../../../core/errors/InputError.ts";
import { bundleBytesMost } from "../../../core/fhir/bundleBytesMost.ts";
import { readBundle } from "../../../core/fhir/readBundle.ts";
import { splitCharts } from "../../../core/fhir/splitCharts.ts";
import { encounter, observation, patient, sampleBundle } from "./sampleBundle.ts";

const secret = "Wilhelmina Quackenbush";

function refusal(input: string | Uint8Array): InputError {
  try {
    readBundle(input);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error("the Bundle was read");
}

describe("a Bundle is read", () => {
  test.each(["transaction", "collection", "document"])("of type %s", (type) => {
    const text = sampleBundle([patient("p"), encounter("e", "urn:uuid:p")], type);
    expect(readBundle(text)).toMatchObject({ type, entry: { length: 2 } });
  });

  test("from bytes, with a byte order mark", () => {
    const text = `\ufeff${sampleBundle([patient("p")])}`;
    expect(readBundle(new TextEncoder().encode(text)).entry).toHaveLength(1);
  });

  test("with several patients", () => {
    expect(readBundle(sampleBundle([patient("p"), patient("q")])).entry).toHaveLength(2);
  });

  test("with one id on two servers", () => {
    const entry = ["https://a.test/Patient/1", "https://b.test/Patient/1"].map((fullUrl) => ({
      fullUrl,
      resource: patient("1"),
    }));
    const text = JSON.stringify({ resourceType: "Bundle", type: "collection", entry });
    expect(readBundle(text).entry).toHaveLength(2);
  });
});

describe("a Bundle is refused", () => {
  const whole = sampleBundle([patient("p", { name: [{ text: secret }] })]);

  test.each([
    ["empty", "", "MA-FHIR-NOT-JSON"],
    ["cut off", whole.slice(0, -20), "MA-FHIR-NOT-JSON"],
    ["broken in the middle", whole.replace(":[", ":[,"), "MA-FHIR-NOT-JSON"],
    ["XML", "<Bundle xmlns='http://hl7.org/fhir'/>", "MA-FHIR-NOT-JSON"],
    ["a number", "7", "MA-FHIR-NOT-FHIR"],
    ["null", "null", "MA-FHIR-NOT-FHIR"],
    ["a list", "[]", "MA-FHIR-NOT-FHIR"],
    ["other JSON", '{"hello":"world"}', "MA-FHIR-NOT-FHIR"],
    ["a Patient alone", JSON.stringify(patient("p")), "MA-FHIR-NOT-A-BUNDLE"],
    ["a search's result", sampleBundle([patient("p")], "searchset"), "MA-FHIR-BUNDLE-TYPE"],
    ["of no type", '{"resourceType":"Bundle","entry":[]}', "MA-FHIR-BUNDLE-TYPE"],
    ["empty of entries", '{"resourceType":"Bundle","type":"collection"}', "MA-FHIR-NO-PATIENT"],
    ["without a patient", sampleBundle([observation("o")]), "MA-FHIR-NO-PATIENT"],
    ["twice the same", sampleBundle([patient("p"), patient("p")]), "MA-FHIR-DUPLICATE"],
    [
      "an entry without resource",
      '{"resourceType":"Bundle","type":"transaction","entry":[{"request":{"method":"DELETE"}}]}',
      "MA-FHIR-NO-RESOURCE",
    ],
    ["no list", '{"resourceType":"Bundle","type":"collection","entry":7}', "MA-FHIR-NO-RESOURCE"],
    [
      "a prototype",
      sampleBundle([patient("p", { x: 1 })]).replace('"x":1', '"__proto__":{"y":1}'),
      "MA-FHIR-FORBIDDEN-NAME",
    ],
    ["half a surrogate", whole.replace("Wil", "\\ud800"), "MA-FHIR-BAD-TEXT"],
    ["deep", `${"[".repeat(5_000_000)}`, "MA-FHIR-TOO-DEEP"],
    ["deep objects", '{"a":'.repeat(200_000), "MA-FHIR-TOO-DEEP"],
    ["wide", `[${"[],".repeat(2_100_000)}[]]`, "MA-FHIR-TOO-LARGE"],
    ["50 MB", " ".repeat(50 * 2 ** 20), "MA-FHIR-TOO-LARGE"],
  ])("%s", (_, text, code) => {
    expect(refusal(text).code).toBe(code);
  });

  test("when its bytes are not UTF-8, or too many", () => {
    expect(refusal(new Uint8Array([0x1f, 0x8b, 0xff])).code).toBe("MA-FHIR-NOT-TEXT");
    expect(refusal(new Uint8Array(bundleBytesMost + 1)).code).toBe("MA-FHIR-TOO-LARGE");
  });

  test("with the place where the JSON breaks, and nothing of the text", () => {
    const lines = whole.replace('"type"', '\n  "type"').replace(secret, `${secret}" ${secret}`);
    const error = refusal(lines);
    expect(error.happened).toMatch(/line 2, column \d+/);
    expect(JSON.stringify([error, error.cause, error.message])).not.toContain("Quack");
  });
});

describe("another FHIR release is refused", () => {
  const about = { subject: { reference: "urn:uuid:p" } };
  test.each([
    ["DSTU2 encounter", encounter("e", "urn:uuid:p", { class: "ambulatory" })],
    ["STU3 encounter", encounter("e", "urn:uuid:p", { reason: [{ text: "cough" }] })],
    ["STU3 observation", observation("o", { ...about, context: { reference: "urn:uuid:e" } })],
    ["STU3 condition", { resourceType: "Condition", id: "c", ...about, clinicalStatus: "active" }],
    ["R5 encounter", encounter("e", "urn:uuid:p", { class: [{ coding: [{ code: "AMB" }] }] })],
    ["R5 period", encounter("e", "urn:uuid:p", { actualPeriod: { start: "2024" } })],
    [
      "R5 medication",
      { resourceType: "MedicationRequest", id: "m", ...about, medication: { concept: {} } },
    ],
    ["a type of DSTU2", { resourceType: "MedicationOrder", id: "m" }],
    [
      "a profile that names its release",
      patient("q", { meta: { profile: ["http://hl7.org/fhir/5.0/StructureDefinition/Patient"] } }),
    ],
  ])("%s", (_, resource) => {
    expect(refusal(sampleBundle([patient("p"), resource])).code).toBe("MA-FHIR-NOT-R4");
  });

  test("but not R4 that looks alike", () => {
    const text = sampleBundle([
      patient("p", { extension: [{ url: "http://hl7.org/fhir/5.0/StructureDefinition/x" }] }),
      { resourceType: "DocumentReference", id: "d", ...about, context: { encounter: [] } },
      { resourceType: "MedicationAdministration", id: "m", ...about, context: {} },
    ]);
    expect(readBundle(text).entry).toHaveLength(3);
  });
});

test("any JSON is read or refused, and read Bundles account for every resource", () => {
  const types = [
    "Patient",
    "Encounter",
    "Observation",
    "Provenance",
    "Claim",
    "Organization",
    "Practitioner",
  ];
  const ids = ["a", "b", "c"];
  const reference = fc.record({
    reference: fc.oneof(
      fc.constantFrom("#a", "Patient?identifier=|a", "http://x.test/Patient/a", "constructor"),
      fc.tuple(fc.constantFrom(...types), fc.constantFrom(...ids)).map((parts) => parts.join("/")),
    ),
  });
  const resource = fc.dictionary(
    fc.constantFrom(
      "subject",
      "patient",
      "encounter",
      "context",
      "target",
      "participant",
      "toString",
    ),
    fc.oneof(reference, fc.array(reference, { maxLength: 2 }), fc.jsonValue({ maxDepth: 2 })),
  );
  const entry = fc.record({
    resource: fc
      .tuple(fc.constantFrom(...types), fc.option(fc.constantFrom(...ids)), resource)
      .map(([resourceType, id, rest]) => ({ ...rest, resourceType, ...(id ? { id } : {}) })),
  });
  const bundle = fc
    .array(entry, { maxLength: 8 })
    .map((entries) => ({ resourceType: "Bundle", type: "collection", entry: entries }));
  fc.assert(
    fc.property(fc.oneof({ weight: 9, arbitrary: bundle }, fc.jsonValue()), (value) => {
      try {
        const read = readBundle(JSON.stringify(value));
        const { charts, fates } = splitCharts(read);
        expect(fates.reduce((sum, { total }) => sum + total, 0)).toBe(read.entry.length);
        for (const { type: _, total, ...counts } of fates) {
          expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(total);
        }
        const owned = charts
          .flatMap(({ records }) => records.flatMap(({ content }) => content.entry))
          .filter(
            ({ resource }) => !["Organization", "Practitioner"].includes(resource.resourceType),
          );
        expect(new Set(owned).size).toBe(owned.length);
        expect(fates.reduce((sum, fate) => sum + fate.inRecords + fate.inSummary, 0)).toBe(
          owned.length,
        );
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }),
    { seed: 20261122, numRuns: 2000 },
  );
});

test("any text is read or refused", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.uint8Array()), (input) => {
      try {
        readBundle(input);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }),
    { seed: 20261122, numRuns: 2000 },
  );
});
