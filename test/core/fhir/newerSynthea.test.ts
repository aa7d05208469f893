import { expect, test } from "vitest";
import { describeRecord } from "../../../core/fhir/describeRecord.ts";
import { readBundle } from "../../../core/fhir/readBundle.ts";
import { splitCharts } from "../../../core/fhir/splitCharts.ts";
import type { Json, Resource } from "../../../core/record/RecordContent.ts";
import { patient, sampleBundle } from "./sampleBundle.ts";

// What Synthea writes since version 3: US Core profiles; practitioners, organizations and places by identifier only;
// notes as DocumentReferences; one Provenance for all.

const about = { subject: { reference: "urn:uuid:p" }, encounter: { reference: "urn:uuid:e" } };

function profile(name: string): Json {
  return { profile: [`http://hl7.org/fhir/us/core/StructureDefinition/us-core-${name}|3.1.1`] };
}

function conditional(type: string, identifier: string, display: string): Json {
  return { reference: `${type}?identifier=${identifier}`, display };
}

const npi = conditional("Practitioner", "http://hl7.org/fhir/sid/us-npi|9999982692", "Dr. X");
const clinic = conditional(
  "Organization",
  "https://github.com/synthetichealth/synthea|77",
  "Clinic",
);

const resources: Resource[] = [
  patient("p", { meta: profile("patient") }),
  {
    resourceType: "Encounter",
    id: "e",
    meta: profile("encounter"),
    status: "finished",
    class: { system: "http://terminology.hl7.org/CodeSystem/v3-ActCode", code: "AMB" },
    type: [{ text: "Encounter for check up (procedure)" }],
    subject: { reference: "urn:uuid:p", display: "P" },
    participant: [{ individual: npi }],
    period: { start: "2021-01-05T08:00:00-05:00" },
    location: [
      { location: conditional("Location", "https://github.com/synthetichealth/synthea|5", "Room") },
    ],
    serviceProvider: clinic,
  },
  {
    resourceType: "DocumentReference",
    id: "d",
    status: "superseded",
    type: { coding: [{ code: "34117-2", display: "History and physical note" }] },
    subject: { reference: "urn:uuid:p" },
    author: [npi],
    custodian: clinic,
    content: [
      {
        attachment: {
          contentType: "text/plain; charset=utf-8",
          data: Buffer.from("\n2021-01-05\n\n# Chief Complaint\nNo complaints.\n").toString(
            "base64",
          ),
        },
      },
    ],
    context: { encounter: [{ reference: "urn:uuid:e" }] },
  },
  { resourceType: "CareTeam", id: "t", status: "active", ...about, participant: [{ member: npi }] },
  {
    resourceType: "Goal",
    id: "g",
    lifecycleStatus: "accepted",
    subject: about.subject,
    description: { text: "Walk" },
  },
  {
    resourceType: "CarePlan",
    id: "c",
    status: "active",
    intent: "order",
    ...about,
    careTeam: [{ reference: "urn:uuid:t" }],
    goal: [{ reference: "urn:uuid:g" }],
  },
  { resourceType: "Medication", id: "m", code: { text: "Insulin" } },
  {
    resourceType: "MedicationRequest",
    id: "r",
    status: "active",
    intent: "order",
    ...about,
    medicationReference: { reference: "urn:uuid:m" },
  },
  {
    resourceType: "MedicationAdministration",
    id: "a",
    status: "completed",
    subject: about.subject,
    context: about.encounter,
    medicationCodeableConcept: { text: "Insulin" },
  },
  { resourceType: "Device", id: "v", status: "active", patient: { reference: "urn:uuid:p" } },
  { resourceType: "Claim", id: "k", patient: { reference: "urn:uuid:p" } },
  {
    resourceType: "Provenance",
    id: "w",
    meta: profile("provenance"),
    target: ["p", "e", "d", "g", "v"].map((id) => ({ reference: `urn:uuid:${id}` })),
    agent: [{ who: npi, onBehalfOf: clinic }],
  },
];

test("a chart of a newer Synthea is split whole", () => {
  const { charts, doctorKeys, fates } = splitCharts(
    readBundle(sampleBundle(resources, "transaction")),
  );
  const ids = charts[0]?.records.map(({ content }) =>
    content.entry.map(({ resource }) => resource.id).join(" "),
  );
  expect(ids).toEqual(["p v w", "e d t g c r a m"]);
  expect(doctorKeys).toEqual(["Practitioner?http://hl7.org/fhir/sid/us-npi|9999982692"]);
  expect(fates.reduce((sum, { ofNoPatient }) => sum + ofNoPatient, 0)).toBe(0);
  const notes = charts[0]?.records[1] && describeRecord(charts[0].records[1].content)[1];
  expect(notes?.lines).toEqual([
    { label: "History and physical note", text: "2021-01-05" },
    { label: "", text: " " },
    { label: "", text: "# Chief Complaint" },
    { label: "", text: "No complaints." },
  ]);
});
