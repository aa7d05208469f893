import { attachment } from "../../core/fhir/noteContent.ts";
import type { Json, RecordContent } from "../../core/record/RecordContent.ts";
import { type DemoEntry, demoEntry, demoReference } from "./demoEntry.ts";

export interface DemoVisit {
  /** Unique among the demo's visits. */
  readonly name: string;
  readonly patient: string;
  readonly doctor: string;
  readonly type: string;
  readonly reason?: string;
  readonly minutes: number;
  readonly note: string;
  readonly findings?: readonly DemoFinding[];
}

export type DemoFinding =
  | { readonly kind: "condition"; readonly text: string; readonly state?: "active" | "resolved" }
  | { readonly kind: "value"; readonly text: string; readonly value: number; readonly unit: string }
  | { readonly kind: "pressure"; readonly systolic: number; readonly diastolic: number }
  | { readonly kind: "medication"; readonly text: string; readonly dose: string }
  | { readonly kind: "procedure"; readonly text: string };

/** A visit as FHIR R4: the Encounter, what was found and done, and the doctor's note. */
export function demoVisit(visit: DemoVisit, atSeconds: number): RecordContent {
  const start = isoTime(atSeconds);
  const subject = demoReference("Patient", visit.patient);
  const encounter = demoEntry("Encounter", visit.name, {
    status: "finished",
    class: {
      system: "http://terminology.hl7.org/CodeSystem/v3-ActCode",
      code: "AMB",
      display: "ambulatory",
    },
    type: [{ text: visit.type }],
    subject,
    participant: [{ individual: demoReference("Practitioner", visit.doctor) }],
    period: { start, end: isoTime(atSeconds + visit.minutes * 60) },
    ...(visit.reason === undefined ? {} : { reasonCode: [{ text: visit.reason }] }),
  });
  const about = { subject, encounter: demoReference("Encounter", visit.name) };
  const findings = (visit.findings ?? []).map((finding) =>
    findingEntry(visit, finding, about, start),
  );
  return {
    resourceType: "Bundle",
    type: "collection",
    entry: [encounter, ...findings, note(visit, start)],
  };
}

function findingEntry(
  visit: DemoVisit,
  finding: DemoFinding,
  about: Readonly<Record<string, Json>>,
  at: string,
): DemoEntry {
  const entry = (type: string, what: string, rest: Readonly<Record<string, Json>>) =>
    demoEntry(type, `${visit.name} ${what}`, { ...rest });
  switch (finding.kind) {
    case "condition":
      return entry("Condition", finding.text, {
        clinicalStatus: coded("condition-clinical", finding.state ?? "active"),
        verificationStatus: coded("condition-ver-status", "confirmed"),
        code: { text: finding.text },
        ...about,
        recordedDate: at,
      });
    case "value":
      return entry("Observation", finding.text, {
        status: "final",
        code: { text: finding.text },
        ...about,
        effectiveDateTime: at,
        valueQuantity: { value: finding.value, unit: finding.unit },
      });
    case "pressure":
      return entry("Observation", "blood pressure", {
        status: "final",
        code: { text: "Blood pressure" },
        ...about,
        effectiveDateTime: at,
        component: [
          component("Systolic blood pressure", finding.systolic),
          component("Diastolic blood pressure", finding.diastolic),
        ],
      });
    case "medication":
      return entry("MedicationRequest", finding.text, {
        status: "active",
        intent: "order",
        medicationCodeableConcept: { text: finding.text },
        ...about,
        authoredOn: at,
        dosageInstruction: [{ text: finding.dose }],
      });
    case "procedure":
      return entry("Procedure", finding.text, {
        status: "completed",
        code: { text: finding.text },
        ...about,
        performedDateTime: at,
      });
  }
}

function note(visit: DemoVisit, at: string): DemoEntry {
  return demoEntry("DocumentReference", `${visit.name} note`, {
    status: "current",
    type: {
      coding: [{ system: "http://loinc.org", code: "34109-9", display: "Note" }],
      text: "Note",
    },
    description: visit.type,
    subject: demoReference("Patient", visit.patient),
    date: at,
    author: [demoReference("Practitioner", visit.doctor)],
    content: [{ attachment: attachment(visit.note) }],
    context: { encounter: [demoReference("Encounter", visit.name)] },
  });
}

function component(text: string, value: number): Json {
  return { code: { text }, valueQuantity: { value, unit: "mmHg" } };
}

function coded(system: string, code: string): Json {
  return { coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }] };
}

function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
