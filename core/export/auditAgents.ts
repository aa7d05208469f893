import type { EntryJson } from "../log/entryJson.ts";
import type { LedgerId } from "../log/headOf.ts";
import type { Role } from "../log/Role.ts";
import { ledgerDevice, ledgerUri } from "./ledgerDevice.ts";
import { partyReference } from "./partyReference.ts";
import { purposeConcept } from "./purposeConcept.ts";
import type { RestInteraction } from "./restInteraction.ts";

const dicom = "http://dicom.nema.org/resources/ontology/DCM";
const participation = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
const uriAddress = "5";

const source = { system: dicom, code: "110153", display: "Source Role ID" };
const destination = { system: dicom, code: "110152", display: "Destination Role ID" };
const application = { system: dicom, code: "110150", display: "Application" };
const custodian = {
  system: "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
  code: "custodian",
  display: "Custodian",
};
const recipient = { system: participation, code: "IRCP", display: "information recipient" };
const author = { system: participation, code: "AUT", display: "author (originator)" };

/** By where the data flows, as BALP wants it. */
const parts = {
  create: { client: source, server: destination, user: author },
  read: { client: destination, server: source, user: recipient },
  update: { client: source, server: destination, user: author },
  delete: { client: application, server: custodian, user: author },
  "search-type": { client: source, server: destination, user: recipient },
  operation: { client: source, server: destination, user: author },
} as const satisfies Record<RestInteraction, object>;

/** FHIR counts everybody with a duty in health care, auditors too, as a practitioner. */
const resourceTypes: Partial<Record<Role, "Patient" | "Practitioner">> = {
  patient: "Patient",
  doctor: "Practitioner",
  auditor: "Practitioner",
  registrar: "Practitioner",
};

/** Who took part: whoever acted, their program, and the ledger. */
export function auditAgents(entry: EntryJson, interaction: RestInteraction, ledger: LedgerId) {
  const { client, server, user } = parts[interaction];
  return [
    {
      type: { coding: [user] },
      role: [{ text: entry.actorRole }],
      who: partyReference(entry.actor, resourceTypes[entry.actorRole]),
      requestor: true,
      purposeOfUse: [purposeConcept(entry.purpose)],
    },
    {
      type: { coding: [client] },
      who: { type: "Device", display: `what sent transaction ${entry.transactionHash}` },
      requestor: false,
      network: unknown,
    },
    {
      type: { coding: [server] },
      who: ledgerDevice(ledger),
      requestor: false,
      network: { address: ledgerUri(ledger), type: uriAddress },
    },
  ];
}

/** A chain doesn't know from where a transaction came. */
const unknown = {
  extension: [
    {
      url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
      valueCode: "unknown",
    },
  ],
};
