import { noteContent } from "../../../core/fhir/noteContent.ts";
import type { Permission } from "../../../core/log/Permission.ts";
import type { RecordContent } from "../../../core/record/RecordContent.ts";
import { cast, castList } from "./cast.ts";
import { ScriptedLedger } from "./ScriptedLedger.ts";

const daySeconds = 86_400;
const slotSeconds = 900;

function note(title: string, text: string, reason: string, atSeconds: number): RecordContent {
  const facts = {
    patient: "urn:patient",
    author: "urn:doctor",
    atSeconds,
    encounterId: "4b1f6a52-8c1d-4f6e-9f2a-0a6f5b1c2d3e",
    documentId: "9a7c3e10-2b4d-4c8e-8f1a-7d6e5c4b3a29",
  };
  return noteContent({ title, text, reason }, facts);
}

/** A small clinic with a past: consents of both scopes, appointments in every state, refusals, a deleted record. */
export function openClinic(nowSeconds: number): ScriptedLedger {
  const ledger = new ScriptedLedger(castList, nowSeconds - 2 * daySeconds);
  const { registrar, amara, jonas, chen, silva, novak, haddad } = cast;
  for (const doctor of [chen, silva]) {
    ledger.play(registrar.name, { action: "credential", account: doctor.address, role: "doctor" });
  }
  for (const auditor of [novak, haddad]) {
    ledger.play(registrar.name, {
      action: "credential",
      account: auditor.address,
      role: "auditor",
    });
  }
  for (const patient of [amara, jonas]) ledger.play(patient.name, { action: "register" });
  const grant = (
    patient: string,
    to: keyof typeof cast,
    permissions: Permission[],
    recordId = 0,
    until = 0,
  ) =>
    ledger.play(patient, {
      action: "grant",
      grantee: cast[to].address,
      recordId,
      permissions,
      validFromSeconds: 0,
      validUntilSeconds: until,
    });
  const full: Permission[] = ["view", "copy", "print", "create", "amend", "delete"];
  grant("amara", "chen", full);
  grant("jonas", "silva", full);
  grant("amara", "novak", ["audit"]);
  grant("jonas", "novak", ["audit"]);
  const at = ledger.nowSeconds;
  const create = (
    doctor: string,
    patient: "amara" | "jonas",
    title: string,
    text: string,
    reason: string,
  ) =>
    ledger.play(doctor, {
      action: "create",
      patient: cast[patient].address,
      content: note(title, text, reason, at),
      purpose: "TREAT",
    });
  create("chen", "amara", "Annual physical", "BP 128/82, pulse 71. No complaints.", "check-up");
  create(
    "chen",
    "amara",
    "Hypertension follow-up",
    "BP 142/91. Start lisinopril 10 mg daily.",
    "raised blood pressure",
  );
  create(
    "silva",
    "jonas",
    "Sprained ankle",
    "Swelling over the lateral malleolus, no fracture.",
    "fell from a ladder",
  );
  create("chen", "amara", "Duplicate entry", "Written twice by mistake.", "");
  const purpose = "TREAT" as const;
  const amended = note(
    "Hypertension follow-up",
    "BP 138/88. Lisinopril raised to 20 mg daily.",
    "raised blood pressure",
    at,
  );
  ledger.play("chen", { action: "amend", recordId: 2, replaces: 1, content: amended, purpose });
  ledger.play("chen", { action: "view", recordId: 1, version: 1, purpose });
  ledger.play("silva", { action: "view", recordId: 1, version: 1, purpose });
  ledger.play("amara", { action: "view", recordId: 2, version: 2, purpose: "PATRQT" });
  grant("amara", "silva", ["view"], 2, nowSeconds + 30 * daySeconds);
  ledger.play("silva", { action: "view", recordId: 2, version: 2, purpose });
  ledger.play("silva", { action: "copy", recordId: 2, version: 2, purpose });
  ledger.play("chen", { action: "delete", recordId: 4, purpose });
  ledger.play("novak", { action: "query", recordId: 2 });
  ledger.play("haddad", { action: "query", recordId: 3 });
  ledger.play("novak", { action: "view", recordId: 2, version: 2, purpose: "HSYSADMIN" });
  const slot = (days: number, index: number) =>
    (Math.floor((nowSeconds + days * daySeconds) / slotSeconds) + index) * slotSeconds;
  const book = (patient: string, doctor: "chen" | "silva", startsAtSeconds: number) =>
    ledger.play(patient, { action: "book", doctor: cast[doctor].address, startsAtSeconds });
  book("amara", "chen", slot(1, 0));
  book("amara", "chen", slot(1, 1));
  book("jonas", "silva", slot(2, 4));
  book("jonas", "chen", slot(3, 2));
  ledger.play("amara", { action: "cancel", appointmentId: 2 });
  ledger.play("silva", { action: "fulfil", appointmentId: 3, recordId: 3 });
  ledger.play("silva", { action: "noshow", appointmentId: 1 });
  ledger.play("jonas", { action: "reschedule", appointmentId: 4, startsAtSeconds: slot(3, 6) });
  ledger.play(registrar.name, { action: "suspend", account: haddad.address });
  ledger.play("haddad", { action: "query", recordId: 1 });
  return ledger;
}
