import type { RecordContent, Resource } from "../record/RecordContent.ts";
import { plainText } from "../text/plainText.ts";
import { describeResource, type RecordLine } from "./describeResource.ts";

export interface RecordSection {
  readonly heading: string;
  readonly lines: readonly RecordLine[];
}

/** Headings in the order of a visit's page; types that stand nowhere come last under their own name. */
const headings: readonly (readonly [heading: string, ...types: string[]])[] = [
  ["Patient", "Patient"],
  ["Encounter", "Encounter"],
  ["Notes", "DocumentReference", "ClinicalImpression", "Composition", "Communication"],
  ["Allergies", "AllergyIntolerance"],
  ["Conditions", "Condition"],
  ["Observations", "Observation"],
  ["Reports", "DiagnosticReport", "ImagingStudy", "Media"],
  [
    "Medications",
    "MedicationRequest",
    "MedicationAdministration",
    "MedicationStatement",
    "MedicationDispense",
    "Medication",
  ],
  ["Procedures", "Procedure", "ServiceRequest"],
  ["Immunizations", "Immunization"],
  ["Care plans", "CarePlan", "CareTeam", "Goal"],
  ["Devices", "Device", "DeviceUseStatement"],
  ["People and places", "Practitioner", "PractitionerRole", "Organization", "Location"],
];

const headingOf = new Map(
  headings.flatMap(([heading, ...types]) => types.map((type) => [type, heading] as const)),
);

/** A record as sections of labelled lines, each safe to show in a terminal: nothing of a resource's markup is kept. */
export function describeRecord(content: RecordContent): RecordSection[] {
  const sections = new Map<string, RecordLine[]>(headings.map(([heading]) => [heading, []]));
  for (const { resource } of content.entry) {
    const heading = headingFor(resource);
    const lines = sections.get(heading) ?? [];
    sections.set(heading, lines);
    for (const line of describeResource(resource)) lines.push(line);
  }
  return [...sections]
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => ({ heading, lines }));
}

function headingFor({ resourceType }: Resource): string {
  return headingOf.get(resourceType) ?? plainText(resourceType);
}
