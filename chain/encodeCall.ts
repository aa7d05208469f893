import type { AccessAction } from "../core/log/Action.ts";
import { actionNumber } from "../core/log/Action.ts";
import type { Address, Hash } from "../core/log/Hex.ts";
import { type Permission, permissionBits } from "../core/log/Permission.ts";
import { type Purpose, purposeNumber } from "../core/log/Purpose.ts";
import { roles } from "../core/log/Role.ts";
import { ledgerAbi } from "./ledgerAbi.ts";

/** A transaction to the ledger: an intent with everything filled in that the contract is to be told. */
export type LedgerCall =
  | { readonly action: "register"; readonly encryptionKey: Hash }
  | {
      readonly action: "credential";
      readonly account: Address;
      readonly role: "doctor" | "auditor";
      readonly encryptionKey: Hash;
    }
  | { readonly action: "suspend"; readonly account: Address }
  | { readonly action: "book"; readonly doctor: Address; readonly startsAtSeconds: number }
  | {
      readonly action: "reschedule";
      readonly appointmentId: number;
      readonly startsAtSeconds: number;
    }
  | { readonly action: "cancel" | "noshow"; readonly appointmentId: number }
  | { readonly action: "fulfil"; readonly appointmentId: number; readonly recordId: number }
  | {
      readonly action: "grant";
      readonly grantee: Address;
      readonly recordId: number;
      readonly permissions: readonly Permission[];
      readonly validFromSeconds: number;
      readonly validUntilSeconds: number;
    }
  | { readonly action: "revoke"; readonly grantee: Address; readonly recordId: number }
  | {
      readonly action: "create";
      readonly patient: Address;
      readonly commitment: Hash;
      readonly purpose: Purpose;
    }
  | {
      readonly action: AccessAction;
      readonly recordId: number;
      readonly version: number;
      readonly requestHash: Hash;
      readonly purpose: Purpose;
    }
  | {
      readonly action: "amend";
      readonly recordId: number;
      readonly replaces: number;
      readonly commitment: Hash;
      readonly purpose: Purpose;
    }
  | { readonly action: "delete"; readonly recordId: number; readonly purpose: Purpose }
  | { readonly action: "query"; readonly recordId: number }
  | {
      readonly action: "report-mismatch";
      readonly recordId: number;
      readonly version: number;
      readonly head: Hash;
      readonly reportHash: Hash;
    };

/** The call's data for the contract. */
export function encodeCall(call: LedgerCall): string {
  const [name, args] = functionOf(call);
  return ledgerAbi().encodeFunctionData(name, args);
}

function functionOf(call: LedgerCall): readonly [string, readonly unknown[]] {
  switch (call.action) {
    case "register":
      return ["register", [call.encryptionKey]];
    case "credential":
      return ["credential", [call.account, roles.indexOf(call.role), call.encryptionKey]];
    case "suspend":
      return ["suspend", [call.account]];
    case "book":
      return ["book", [call.doctor, call.startsAtSeconds]];
    case "reschedule":
      return ["reschedule", [call.appointmentId, call.startsAtSeconds]];
    case "cancel":
    case "noshow":
      return [call.action, [call.appointmentId]];
    case "fulfil":
      return ["fulfil", [call.appointmentId, call.recordId]];
    case "grant": {
      const bits = permissionBits(call.permissions);
      const { grantee, recordId, validFromSeconds, validUntilSeconds } = call;
      return ["grant", [grantee, recordId, bits, validFromSeconds, validUntilSeconds]];
    }
    case "revoke":
      return ["revoke", [call.grantee, call.recordId]];
    case "create":
      return ["create", [call.patient, call.commitment, purposeNumber(call.purpose)]];
    case "view":
    case "copy":
    case "print": {
      const { action, recordId, version, requestHash, purpose } = call;
      return [
        "access",
        [actionNumber(action), recordId, version, requestHash, purposeNumber(purpose)],
      ];
    }
    case "amend": {
      const { recordId, replaces, commitment, purpose } = call;
      return ["amend", [recordId, replaces, commitment, purposeNumber(purpose)]];
    }
    case "delete":
      return ["remove", [call.recordId, purposeNumber(call.purpose)]];
    case "query":
      return ["query", [call.recordId]];
    case "report-mismatch":
      return ["reportMismatch", [call.recordId, call.version, call.head, call.reportHash]];
  }
}
