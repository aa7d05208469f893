import type { Action } from "./Action.ts";
import type { AppointmentState } from "./AppointmentState.ts";
import type { Address, Hash, Hex } from "./Hex.ts";
import type { Outcome } from "./Outcome.ts";
import type { Permission } from "./Permission.ts";
import type { Purpose } from "./Purpose.ts";
import type { Role } from "./Role.ts";
import type { Status } from "./Status.ts";

/** `record:7`, `chart:0x…` (EIP-55) or `registry`: each is a hash chain of its own. */
export type StreamId = `record:${number}` | `chart:${Address}` | "registry";

/** Times that a number doesn't hold exactly, by field: nobody means them, but anybody may send them. */
export type ExactTimes = Readonly<Record<string, Hex>>;

/** What the event in front of an entry says in full; the entry's commitment is its hash. */
export type Detail =
  | {
      readonly kind: "participant";
      readonly account: Address;
      readonly role: Role;
      readonly suspended: boolean;
      readonly encryptionKey: Hash;
    }
  | {
      readonly kind: "consent";
      readonly patient: Address;
      readonly grantee: Address;
      /** 0 for the whole chart. */
      readonly recordId: number;
      /** False where the entry revokes it. */
      readonly active: boolean;
      readonly permissions: readonly Permission[];
      readonly validFromSeconds: number;
      /** First second out; 0 for no end. */
      readonly validUntilSeconds: number;
      readonly exact?: ExactTimes;
    }
  | {
      readonly kind: "appointment";
      readonly appointmentId: number;
      readonly patient: Address;
      readonly doctor: Address;
      readonly startsAtSeconds: number;
      readonly state: AppointmentState;
      /** The record that came of it, or 0. */
      readonly recordId: number;
      readonly exact?: ExactTimes;
    }
  | {
      readonly kind: "mismatch";
      readonly recordId: number;
      readonly auditor: Address;
      readonly version: number;
      readonly head: Hash;
      readonly reportHash: Hash;
    };

/** One audit log entry, as read from the chain. */
export interface Entry {
  readonly stream: StreamId;
  /** 1 for a stream's first. */
  readonly seq: number;
  /** 0 outside a record's stream. */
  readonly recordId: number;
  /** The zero address in the registry's stream. */
  readonly patient: Address;
  readonly actor: Address;
  /** Doctor and auditor concerned, or the zero address. */
  readonly doctor: Address;
  readonly auditor: Address;
  readonly action: Action;
  readonly outcome: Outcome;
  /** `none` outside a record's stream. */
  readonly status: Status;
  readonly purpose: Purpose;
  /** 0 outside a record's stream. */
  readonly version: number;
  readonly recordedAtSeconds: number;
  readonly commitment: Hash;
  readonly head: Hash;
  readonly message: string;
  readonly block: number;
  readonly transactionHash: Hash;
  /** Within the block. */
  readonly logIndex: number;
  readonly detail: Detail | null;
}

/** Unique in a session and stable: where the entry stands on the chain. */
export function entryId(entry: Entry): string {
  return `${entry.stream}#${entry.seq}@${entry.block}.${entry.logIndex}`;
}

export function streamOf(recordId: number, patient: Address, zero: Address): StreamId {
  if (recordId > 0) return `record:${recordId}`;
  return patient === zero ? "registry" : `chart:${patient}`;
}
