import type { LedgerCall } from "../../chain/encodeCall.ts";
import type { AccessAction } from "../../core/log/Action.ts";
import type { Hash } from "../../core/log/Hex.ts";
import type { Purpose } from "../../core/log/Purpose.ts";
import type { PersonaKeys } from "../persona/PersonaKeys.ts";
import type { DemoRecords } from "./DemoRecords.ts";
import type { DemoAct, DemoMoment, DemoPersona, DemoStep } from "./DemoStep.ts";

/** What a step needs to become a transaction. */
export interface DemoFacts {
  readonly records: DemoRecords;
  readonly persona: (name: DemoPersona) => PersonaKeys;
  readonly seconds: (moment: DemoMoment) => number;
  /** Of a create or an amend. */
  readonly commitment: Hash;
  /** Of a view, copy or print. */
  readonly requestHash: Hash;
}

export function demoCall({ as, act }: DemoStep, facts: DemoFacts): LedgerCall {
  const { records, persona, seconds, commitment, requestHash } = facts;
  switch (act.action) {
    case "register":
      return { action: act.action, encryptionKey: persona(as).encryptionPublicKey };
    case "credential": {
      const { address: account, role, encryptionPublicKey: encryptionKey } = persona(act.who);
      return {
        action: act.action,
        account,
        role: role === "auditor" ? "auditor" : "doctor",
        encryptionKey,
      };
    }
    case "suspend":
      return { action: act.action, account: persona(act.who).address };
    case "book":
      return {
        action: act.action,
        doctor: persona(act.doctor).address,
        startsAtSeconds: seconds(act.startsAt),
      };
    case "reschedule":
      return {
        action: act.action,
        appointmentId: act.appointment,
        startsAtSeconds: seconds(act.startsAt),
      };
    case "cancel":
    case "noshow":
      return { action: act.action, appointmentId: act.appointment };
    case "fulfil":
      return {
        action: act.action,
        appointmentId: act.appointment,
        recordId: records.numberOf(act.record),
      };
    case "grant":
      return {
        action: act.action,
        grantee: persona(act.to).address,
        recordId: act.record ? records.numberOf(act.record) : 0,
        permissions: act.permissions,
        validFromSeconds: 0,
        validUntilSeconds: act.until ? seconds(act.until) : 0,
      };
    case "revoke":
      return {
        action: act.action,
        grantee: persona(act.from).address,
        recordId: act.record ? records.numberOf(act.record) : 0,
      };
    case "create":
      return {
        action: act.action,
        patient: persona(act.patient).address,
        commitment,
        purpose: "TREAT",
      };
    case "amend":
      return {
        action: act.action,
        recordId: records.numberOf(act.record),
        replaces: records.versionOf(act.record) - 1,
        commitment,
        purpose: "TREAT",
      };
    case "delete":
      return { action: act.action, recordId: records.numberOf(act.record), purpose: "TREAT" };
    case "query":
      return { action: act.action, recordId: records.numberOf(act.record) };
    case "view":
    case "copy":
    case "print":
      return {
        action: act.action,
        recordId: records.numberOf(act.record),
        version: records.versionOf(act.record),
        requestHash,
        purpose: purposeOf(persona(as)),
      };
  }
}

function purposeOf({ role }: PersonaKeys): Purpose {
  if (role === "patient") return "PATRQT";
  return role === "auditor" ? "HSYSADMIN" : "TREAT";
}

/** What changes a version and so has to be sealed and put before. */
export function isWrite(act: DemoAct): act is Extract<DemoAct, { action: "create" | "amend" }> {
  return act.action === "create" || act.action === "amend";
}

/** What asks the vault for a version. */
export function isAccess(act: DemoAct): act is Extract<DemoAct, { action: AccessAction }> {
  return act.action === "view" || act.action === "copy" || act.action === "print";
}
