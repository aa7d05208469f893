import { Fhir } from "fhir";

const fhir = new Fhir();

/**
 * Codes that the validator can't know: our own, BALP's, the one of another system that BALP asks for, and purposes of use,
 * whose value set it doesn't come with. `balpFaults` looks at them.
 */
const elsewhere = [
  "urn:medaudit:action",
  "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType",
  "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
  "http://terminology.hl7.org/CodeSystem/v3-ActReason",
];

/** What somebody else's validator finds wrong with a FHIR R4 resource; unknown members and codes too. */
export function fhirFaults(resource: object): string[] {
  const { messages } = fhir.validate(resource, { errorOnUnexpected: true });
  return messages
    .filter(({ severity, message }) => severity !== "info" && !isElsewhere(message))
    .map(({ location, message }) => `${location}: ${message}`);
}

function isElsewhere(message = ""): boolean {
  return elsewhere.some((system) => message.includes(`(${system}) not found in value set`));
}
