import type { AppointmentState } from "../log/AppointmentState.ts";
import type { StreamId } from "../log/Entry.ts";
import type { Address, Hash } from "../log/Hex.ts";
import type { Permission } from "../log/Permission.ts";
import type { Role } from "../log/Role.ts";
import type { Status } from "../log/Status.ts";

export interface Participant {
  readonly address: Address;
  readonly role: Role;
  readonly suspended: boolean;
  /** X25519 public key. */
  readonly encryptionKey: Hash;
}

export interface Consent {
  readonly patient: Address;
  readonly grantee: Address;
  /** 0 for the whole chart. */
  readonly recordId: number;
  readonly permissions: readonly Permission[];
  readonly validFromSeconds: number;
  /** First second out; 0 for no end. */
  readonly validUntilSeconds: number;
  /** The grant's seq in the chart's stream. */
  readonly grantedSeq: number;
}

export interface Appointment {
  readonly appointmentId: number;
  readonly patient: Address;
  readonly doctor: Address;
  readonly startsAtSeconds: number;
  readonly state: AppointmentState;
  /** The record that came of it, or 0. */
  readonly recordId: number;
}

export interface RecordVersion {
  readonly version: number;
  readonly commitment: Hash;
  readonly author: Address;
  readonly recordedAtSeconds: number;
  /** Of the entry that made it. */
  readonly seq: number;
}

export interface LedgerRecord {
  readonly recordId: number;
  readonly patient: Address;
  readonly status: Status;
  /** The current one; also after deletion. */
  readonly version: number;
  /** Oldest first. */
  readonly versions: readonly RecordVersion[];
}

export interface StreamHead {
  readonly seq: number;
  readonly head: Hash;
}

/**
 * The contract's state as the log tells it. Keys of `consents`: `consentKey`. Of `reports`: `record:auditor`, kept as in
 * the contract (version, and the seq of the grant that allowed it).
 */
export interface LedgerState {
  readonly participants: ReadonlyMap<Address, Participant>;
  readonly consents: ReadonlyMap<string, Consent>;
  readonly appointments: ReadonlyMap<number, Appointment>;
  readonly records: ReadonlyMap<number, LedgerRecord>;
  readonly reports: ReadonlyMap<string, { readonly version: number; readonly grantedSeq: number }>;
  readonly streams: ReadonlyMap<StreamId, StreamHead>;
}

export function consentKey(patient: Address, grantee: Address, recordId: number): string {
  return `${patient}:${grantee}:${recordId}`;
}
