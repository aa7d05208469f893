import type { Action } from "../log/Action.ts";
import type { EntryJson } from "../log/entryJson.ts";

/** DICOM audit event ids (PS3.16 CID 400), as IHE BALP uses them with RESTful subtypes. */
const rest = {
  system: "http://terminology.hl7.org/CodeSystem/audit-event-type",
  code: "rest",
  display: "RESTful Operation",
};
const actReason = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
const entityRole = "http://terminology.hl7.org/CodeSystem/object-role";
const entityType = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
const participationType = "http://terminology.hl7.org/CodeSystem/extra-security-role-type";

/** FHIR R4 AuditEvent.action: create, read, update, delete, execute. */
const actionCodes: Partial<Record<Action, "C" | "R" | "U" | "D">> = {
  create: "C",
  view: "R",
  copy: "R",
  print: "R",
  amend: "U",
  delete: "D",
  register: "C",
  book: "C",
  grant: "C",
  revoke: "D",
  cancel: "D",
  reschedule: "U",
};

/**
 * Entries as a FHIR R4 Bundle of AuditEvent resources after IHE BALP: who (agent), what (entity), outcome, purpose of use.
 * https://hl7.org/fhir/R4/auditevent.html
 */
export function auditEventBundle(entries: readonly EntryJson[]) {
  return {
    resourceType: "Bundle",
    type: "collection",
    entry: entries.map((entry) => ({
      fullUrl: `urn:medaudit:${entry.transactionHash}:${entry.logIndex}`,
      resource: auditEvent(entry),
    })),
  };
}

function auditEvent(entry: EntryJson) {
  const isDenied = entry.outcome === "denied";
  return {
    resourceType: "AuditEvent",
    type: rest,
    subtype: [{ system: "urn:medaudit:action", code: entry.action }],
    action: actionCodes[entry.action] ?? "E",
    recorded: entry.recordedAt,
    outcome: isDenied ? "4" : "0",
    outcomeDesc: entry.message,
    purposeOfEvent: [{ coding: [{ system: actReason, code: entry.purpose }] }],
    agent: [
      {
        type: { coding: [{ system: participationType, code: "humanuser", display: "human user" }] },
        role: [{ text: entry.actorRole }],
        who: party(entry.actor),
        requestor: true,
        purposeOfUse: [{ coding: [{ system: actReason, code: entry.purpose }] }],
      },
    ],
    source: {
      observer: { display: "medaudit ledger" },
      type: [{ system: "http://terminology.hl7.org/CodeSystem/security-source-type", code: "4" }],
    },
    entity: entitiesOf(entry),
  };
}

function entitiesOf(entry: EntryJson) {
  const what = {
    what: { identifier: { system: "urn:medaudit:stream", value: entry.stream } },
    type: { system: entityType, code: "2", display: "System Object" },
    role: { system: entityRole, code: entry.recordId === null ? "13" : "4" },
    detail: [
      { type: "seq", valueString: String(entry.seq) },
      { type: "version", valueString: String(entry.version ?? "") || "none" },
      { type: "commitment", valueString: entry.commitment },
      { type: "head", valueString: entry.head },
    ],
  };
  if (entry.patient === null) return [what];
  const patient = {
    what: party(entry.patient),
    type: { system: entityType, code: "1", display: "Person" },
    role: { system: entityRole, code: "1", display: "Patient" },
  };
  return [patient, what];
}

function party(address: string) {
  return { identifier: { system: "urn:ethereum:address", value: address } };
}
