import { InputError } from "../errors/InputError.ts";
import type { Json, Resource } from "../record/RecordContent.ts";
import { isObject } from "./isObject.ts";

/**
 * Refuses resources of another FHIR release. A Bundle doesn't say its release, so it is told by shapes that R4 doesn't
 * have and that another release does: each of them is certain (hl7.org/fhir/R4 and R5, "diff" pages).
 *
 * @throws InputError MA-FHIR-NOT-R4
 */
export function checkRelease(resources: readonly Resource[]): void {
  for (const [at, resource] of resources.entries()) {
    const found = foreign(resource);
    if (!found) continue;
    const place = at === 0 ? "" : ` (entry ${at}, ${found.element})`;
    throw new InputError({
      code: "MA-FHIR-NOT-R4",
      happened: `the Bundle isn't FHIR R4 but ${found.release}${place}`,
      todo: "export it as FHIR R4 (4.0) and try again",
    });
  }
}

interface Foreign {
  readonly release: string;
  readonly element: string;
}

const dstu2 = "DSTU2";
const stu3 = "STU3 or older";
const r5 = "R5 or newer";

function foreign(resource: Resource): Foreign | null {
  const type = resource.resourceType;
  const typeRelease = typesOfOtherReleases.get(type);
  if (typeRelease) return { release: typeRelease, element: type };
  const declared = declaredRelease(resource);
  if (declared) return { release: declared, element: `${type}, as it says` };
  for (const [name, test, release] of shapes.get(type) ?? []) {
    const value = resource[name];
    if (value !== undefined && test(value)) return { release, element: `${type}.${name}` };
  }
  return null;
}

/** Profiles of the base specification may name their release; cross-version extensions may too, and are R4. */
function declaredRelease({ fhirVersion, meta }: Resource): string | null {
  if (typeof fhirVersion === "string" && !/^4\.[0-3](\.|$)/.test(fhirVersion)) {
    return "another release";
  }
  const profiles = isObject(meta) && Array.isArray(meta.profile) ? meta.profile : [];
  for (const profile of profiles) {
    const release = /^https?:\/\/hl7\.org\/fhir\/(\d\.\d)\/StructureDefinition/.exec(
      String(profile),
    );
    if (release?.[1] && !release[1].startsWith("4.")) return `release ${release[1]}`;
  }
  return null;
}

const typesOfOtherReleases = new Map([
  ...["MedicationOrder", "DiagnosticOrder", "DiagnosticRequest", "OrderResponse", "BodySite"].map(
    (type) => [type, dstu2] as const,
  ),
  ...["ProcedureRequest", "ReferralRequest", "EligibilityRequest", "ProcessRequest"].map(
    (type) => [type, stu3] as const,
  ),
  ...["GenomicStudy", "ImagingSelection", "NutritionIntake", "Transport", "DeviceAssociation"].map(
    (type) => [type, r5] as const,
  ),
]);

type Shape = readonly [name: string, test: (value: Json) => boolean, release: string];

const isAny = () => true;
const isText = (value: Json) => typeof value === "string";
const isList = (value: Json) => Array.isArray(value);
const context: Shape = ["context", isAny, stu3];

const shapes = new Map<string, readonly Shape[]>([
  [
    "Encounter",
    [
      ["class", isText, dstu2],
      ["class", isList, r5],
      ["reason", (value) => isList(value) && !hasR5Reason(value), stu3],
      ["reason", isAny, r5],
      ["actualPeriod", isAny, r5],
      ["admission", isAny, r5],
    ],
  ],
  ["Condition", [["clinicalStatus", isText, stu3], context, ["participant", isAny, r5]]],
  [
    "AllergyIntolerance",
    [
      ["clinicalStatus", isText, stu3],
      ["type", isObject, r5],
    ],
  ],
  ["Observation", [context, ["related", isAny, stu3], ["comment", isText, stu3]]],
  ["DiagnosticReport", [context, ["codedDiagnosis", isAny, stu3]]],
  ["Procedure", [context, ["occurrenceDateTime", isAny, r5], ["occurrencePeriod", isAny, r5]]],
  ["MedicationRequest", [context, ["medication", isAny, r5]]],
  [
    "Immunization",
    [
      ["date", isText, stu3],
      ["notGiven", isAny, stu3],
    ],
  ],
  ["CarePlan", [context]],
  ["Goal", [["status", isText, stu3]]],
  [
    "DocumentReference",
    [
      ["context", isList, r5],
      ["indexed", isAny, stu3],
    ],
  ],
]);

function hasR5Reason(value: Json): boolean {
  return Array.isArray(value) && value.some((item) => isObject(item) && "value" in item);
}
