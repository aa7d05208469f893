import type { EntryJson } from "../log/entryJson.ts";
import type { LedgerId } from "../log/headOf.ts";
import { plainText } from "../text/plainText.ts";
import { auditAgents } from "./auditAgents.ts";
import { auditEntities } from "./auditEntities.ts";
import { entryUuid } from "./entryUuid.ts";
import { ledgerDevice } from "./ledgerDevice.ts";
import { purposeConcept } from "./purposeConcept.ts";
import { type RestInteraction, restInteraction } from "./restInteraction.ts";

const profiles = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";

/** AuditEvent.action: create, read, update, delete, execute. */
const actionCodes: Readonly<Record<RestInteraction, "C" | "R" | "U" | "D" | "E">> = {
  create: "C",
  read: "R",
  update: "U",
  delete: "D",
  "search-type": "E",
  operation: "E",
};

/** One entry as an AuditEvent: who (agent), what (entity), how it ended (outcome), what for (purpose of use). */
export function auditEvent(entry: EntryJson, ledger: LedgerId) {
  const interaction = restInteraction(entry.action);
  const profile = profileOf(entry, interaction);
  const said = plainText(entry.message);
  return {
    resourceType: "AuditEvent",
    id: entryUuid(entry, ledger),
    ...(profile && { meta: { profile: [profile] } }),
    type: {
      system: "http://terminology.hl7.org/CodeSystem/audit-event-type",
      code: "rest",
      display: "RESTful Operation",
    },
    subtype: [
      { system: "http://hl7.org/fhir/restful-interaction", code: interaction },
      { system: "urn:medaudit:action", code: entry.action },
    ],
    action: actionCodes[interaction],
    ...recorded(entry.recordedAt),
    outcome: entry.outcome === "denied" ? "4" : "0",
    ...(said !== "" && { outcomeDesc: said }),
    purposeOfEvent: [purposeConcept(entry.purpose)],
    agent: auditAgents(entry, interaction, ledger),
    source: {
      observer: ledgerDevice(ledger),
      type: [
        {
          system: "http://terminology.hl7.org/CodeSystem/security-source-type",
          code: "4",
          display: "Application Server",
        },
      ],
    },
    entity: auditEntities(entry),
  };
}

/** BALP's profiles are about what succeeded, and have none for an operation; its search profile asks for a search string. */
function profileOf(entry: EntryJson, interaction: RestInteraction): string | null {
  if (entry.outcome === "denied") return null;
  if (interaction === "search-type" || interaction === "operation") return null;
  const kind = `${interaction.charAt(0).toUpperCase()}${interaction.slice(1)}`;
  return `${profiles}${entry.patient === null ? "" : "Patient"}${kind}`;
}

/** A time that FHIR can't write is a hostile node's: it is said to be wrong, and stands among the details as it came. */
function recorded(time: string) {
  if (/^\d{4}-/.test(time)) return { recorded: time };
  const url = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
  return { _recorded: { extension: [{ url, valueCode: "error" }] } };
}
