import type { EntryJson } from "../log/entryJson.ts";
import type { LedgerId } from "../log/headOf.ts";
import { auditEvent } from "./auditEvent.ts";

/**
 * Entries as a FHIR R4 Bundle of AuditEvent resources after IHE BALP 1.1.4. The same entry has the same id in every export.
 * https://hl7.org/fhir/R4/auditevent.html, https://profiles.ihe.net/ITI/BALP/
 */
export function auditEventBundle(entries: readonly EntryJson[], ledger: LedgerId) {
  const resources = entries.map((entry) => auditEvent(entry, ledger));
  const entry = resources.map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource }));
  // FHIR has no empty lists.
  return { resourceType: "Bundle", type: "collection", ...(entry.length > 0 && { entry }) };
}
