/** Billing: no part of a medical record. */
const billing = new Set([
  "Claim",
  "ClaimResponse",
  "Coverage",
  "CoverageEligibilityRequest",
  "CoverageEligibilityResponse",
  "ExplanationOfBenefit",
  "PaymentNotice",
  "PaymentReconciliation",
]);

/** R4 types that can't be about one patient; instances are shared by the records that refer to them. */
const administrative = new Set([
  "Endpoint",
  "HealthcareService",
  "InsurancePlan",
  "Location",
  "Medication",
  "MedicationKnowledge",
  "Organization",
  "OrganizationAffiliation",
  "PlanDefinition",
  "Practitioner",
  "PractitionerRole",
  "Questionnaire",
  "Schedule",
  "Slot",
  "Substance",
  "ValueSet",
]);

export function isBilling(type: string): boolean {
  return billing.has(type);
}

export function isAdministrative(type: string): boolean {
  return administrative.has(type);
}
