import type { EntryJson } from "../log/entryJson.ts";
import { partyReference } from "./partyReference.ts";

const entityType = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
const objectRole = "http://terminology.hl7.org/CodeSystem/object-role";
const resourceType = "http://hl7.org/fhir/resource-types";

/** What it was about: the patient, the record (or chart, or registry), the transaction, and others whom it concerned. */
export function auditEntities(entry: EntryJson) {
  const { actor, doctor, auditor } = entry;
  return [
    ...(entry.patient === null ? [] : [patientEntity(entry.patient)]),
    dataEntity(entry),
    transactionEntity(entry),
    ...(doctor === null || doctor === actor ? [] : [concernedEntity(doctor, "doctor")]),
    ...(auditor === null || auditor === actor ? [] : [concernedEntity(auditor, "auditor")]),
  ];
}

function patientEntity(patient: EntryJson["actor"]) {
  return {
    what: partyReference(patient, "Patient"),
    type: { system: entityType, code: "1", display: "Person" },
    role: { system: objectRole, code: "1", display: "Patient" },
  };
}

function dataEntity(entry: EntryJson) {
  const { seq, version, status, reason, commitment, head, recordedAt } = entry;
  const details = { seq, version, status, reason, commitment, head, recordedAt };
  return {
    what: { identifier: { system: "urn:medaudit:stream", value: entry.stream } },
    type: { system: entityType, code: "2", display: "System Object" },
    role: { system: objectRole, code: "4", display: "Domain Resource" },
    detail: Object.entries(details)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([type, value]) => ({ type, valueString: String(value) })),
  };
}

/** BALP's place for what ties together the records of one request. */
function transactionEntity({ transactionHash }: EntryJson) {
  return {
    what: { identifier: { system: "urn:ethereum:transaction", value: transactionHash } },
    type: {
      system: "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType",
      code: "XrequestId",
    },
  };
}

/** Not of type Person: that is the patient's. */
function concernedEntity(address: EntryJson["actor"], name: "doctor" | "auditor") {
  return {
    what: partyReference(address, "Practitioner"),
    type: { system: resourceType, code: "Practitioner" },
    role: { system: objectRole, code: "15", display: "Practitioner" },
    name,
  };
}
