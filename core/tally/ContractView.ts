import type { Address, Hash } from "../log/Hex.ts";
import type { Role } from "../log/Role.ts";
import type { Status } from "../log/Status.ts";
import type { StreamHead } from "../replay/LedgerState.ts";

/** What the contract's storage says at the pinned block about what one record's verdict rests on. */
export interface ContractView {
  readonly registry: StreamHead;
  readonly chart: StreamHead;
  readonly record: StreamHead;
  readonly patient: Address;
  readonly version: number;
  readonly status: Status;
  readonly commitment: Hash;
  readonly participants: readonly {
    readonly address: Address;
    readonly role: Role;
    readonly suspended: boolean;
    readonly encryptionKey: Hash;
  }[];
  /** Of this patient, for the chart and for this record. */
  readonly consents: readonly {
    readonly grantee: Address;
    /** 0 for the whole chart. */
    readonly recordId: number;
    readonly active: boolean;
    /** Bits. */
    readonly permissions: number;
    readonly validFromSeconds: number;
    readonly validUntilSeconds: number;
    readonly grantedSeq: number;
  }[];
}
