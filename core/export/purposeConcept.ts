import type { Purpose } from "../log/Purpose.ts";

/** A purpose of use as a CodeableConcept. */
export function purposeConcept(purpose: Purpose) {
  return {
    coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-ActReason", code: purpose }],
  };
}
