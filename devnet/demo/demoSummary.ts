import type { RecordContent } from "../../core/record/RecordContent.ts";
import { demoEntry, demoReference } from "./demoEntry.ts";

export interface DemoSummary {
  readonly patient: string;
  readonly given: string;
  readonly family: string;
  readonly gender: "female" | "male";
  readonly birthDate: string;
  readonly city: string;
  readonly allergies: readonly string[];
  readonly history: readonly string[];
}

/** A chart's summary: the patient, allergies and what is known from before. */
export function demoSummary(summary: DemoSummary): RecordContent {
  const patient = demoReference("Patient", summary.patient);
  return {
    resourceType: "Bundle",
    type: "collection",
    entry: [
      demoEntry("Patient", summary.patient, {
        name: [{ use: "official", family: summary.family, given: [summary.given] }],
        gender: summary.gender,
        birthDate: summary.birthDate,
        address: [{ city: summary.city }],
      }),
      ...summary.allergies.map((text) =>
        demoEntry("AllergyIntolerance", `${summary.patient} ${text}`, {
          clinicalStatus: { coding: [{ code: "active" }] },
          code: { text },
          patient,
        }),
      ),
      ...summary.history.map((text) =>
        demoEntry("Condition", `${summary.patient} ${text}`, {
          clinicalStatus: { coding: [{ code: "active" }] },
          code: { text },
          subject: patient,
        }),
      ),
    ],
  };
}
