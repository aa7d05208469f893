import type { AccessAction } from "../log/Action.ts";
import type { Address, Hash } from "../log/Hex.ts";
import type { Permission } from "../log/Permission.ts";
import type { Purpose } from "../log/Purpose.ts";
import type { RecordContent } from "../record/RecordContent.ts";

/** What somebody wants to do; the signer is given beside it. Times are Unix seconds. */
export type Intent =
  | { readonly action: "register" }
  | {
      readonly action: "credential";
      readonly account: Address;
      readonly role: "doctor" | "auditor";
    }
  | { readonly action: "suspend"; readonly account: Address }
  | { readonly action: "book"; readonly doctor: Address; readonly startsAtSeconds: number }
  | {
      readonly action: "reschedule";
      readonly appointmentId: number;
      readonly startsAtSeconds: number;
    }
  | { readonly action: "cancel"; readonly appointmentId: number }
  | {
      readonly action: "fulfil";
      readonly appointmentId: number;
      /** The record that came of it, or 0. */
      readonly recordId: number;
    }
  | { readonly action: "noshow"; readonly appointmentId: number }
  | {
      readonly action: "grant";
      readonly grantee: Address;
      /** 0 for the whole chart. */
      readonly recordId: number;
      readonly permissions: readonly Permission[];
      readonly validFromSeconds: number;
      /** First second out; 0 for no end. */
      readonly validUntilSeconds: number;
    }
  | { readonly action: "revoke"; readonly grantee: Address; readonly recordId: number }
  | {
      readonly action: "create";
      readonly patient: Address;
      readonly content: RecordContent;
      readonly purpose: Purpose;
    }
  | {
      readonly action: AccessAction;
      readonly recordId: number;
      /** 0 for the current one. */
      readonly version: number;
      readonly purpose: Purpose;
    }
  | {
      readonly action: "amend";
      readonly recordId: number;
      /** The version that the content replaces. */
      readonly replaces: number;
      readonly content: RecordContent;
      readonly purpose: Purpose;
    }
  | { readonly action: "delete"; readonly recordId: number; readonly purpose: Purpose }
  | { readonly action: "query"; readonly recordId: number }
  | { readonly action: "report-mismatch"; readonly recordId: number; readonly reportHash?: Hash };
