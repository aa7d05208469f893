import type { Address, Hash, Hex } from "../../core/log/Hex.ts";
import type { SealedShare } from "../protocol/PutRequest.ts";

/** Where it stands and who put it; or what opens it: gate share and sealed shares. */
export type ChangedPart = "row" | "keys";

export type VersionState = "pending" | "claimed" | "deleted";

/**
 * One stored version, as it stands in the store now. What somebody wrote into the file behind the vault's back is shown as
 * it is; what can't be an address or a hash is shown as zero.
 */
export interface StoredRow {
  readonly row: number;
  readonly commitment: Hash;
  readonly patient: Address;
  readonly author: Address;
  readonly action: "create" | "amend";
  /** The record amended; 0 for create. */
  readonly amends: number;
  /** 0 while pending. */
  readonly recordId: number;
  readonly version: number;
  readonly state: VersionState;
  readonly storedAtSeconds: number;
  /** Of the envelope as it was put. */
  readonly sizeBytes: number;
  readonly hasEnvelope: boolean;
  readonly hasGateShare: boolean;
}

export interface PendingPut {
  readonly commitment: Hash;
  readonly patient: Address;
  readonly author: Address;
  readonly action: "create" | "amend";
  readonly amends: number;
  readonly storedAtSeconds: number;
  readonly envelope: Uint8Array;
  /** Sealed at rest. */
  readonly gateShare: Uint8Array;
  readonly shares: readonly SealedShare[];
}

export interface PendingQuota {
  readonly versionsMost: number;
  readonly bytesMost: number;
}

/** A version that an entry named. */
export interface Claim {
  readonly commitment: Hash;
  readonly patient: Address;
  readonly author: Address;
  readonly action: "create" | "amend";
  readonly recordId: number;
  readonly version: number;
  readonly transactionHash: Hash;
  readonly block: number;
}

export interface ReleaseRow {
  readonly transactionHash: Hash;
  readonly logIndex: number;
  readonly recordId: number;
  readonly version: number;
  readonly actor: Address;
  readonly requestHash: Hash;
  readonly releasedAtSeconds: number;
  readonly receipt: Hex;
}

/** `isChanged` where it isn't as this store wrote it. */
export type ListedRelease = ReleaseRow & { readonly isChanged: boolean };

/** Which rows; all where nothing is said. */
export interface RowChoice {
  readonly recordId?: number | undefined;
  /** Only rows after this one. */
  readonly after?: number;
  readonly most?: number;
}

export interface Deletion {
  readonly recordId: number;
  readonly transactionHash: Hash;
}

/**
 * What a vault keeps. Every method is atomic: it has happened whole, also on disk, or not at all. Nothing is cached: each
 * reading shows what is stored now.
 *
 * @throws UnavailableError (`MA-VAULT-STORE-…`) where the storage is locked, full or damaged: then nothing was written
 */
export interface VaultStore {
  /** "same" where the same author's same version is pending already; "taken" where the commitment is in use otherwise. */
  put(put: PendingPut, quota: PendingQuota): Promise<"stored" | "same" | "taken" | "over-quota">;
  /** Gives each version its number where it is pending from that author for that act; others are left as they are. */
  claim(claims: readonly Claim[]): Promise<number>;
  /** Makes pending again what was claimed by other transactions than these. */
  unclaimAllBut(transactions: ReadonlySet<Hash>): Promise<number>;
  /** In the order in which they were put. */
  rows(which?: RowChoice): Promise<readonly StoredRow[]>;
  rowOf(commitment: Hash): Promise<StoredRow | null>;
  envelopeOf(row: number): Promise<Uint8Array | null>;
  gateShareOf(row: number): Promise<Uint8Array | null>;
  /** What somebody else than this store has changed of a version, its envelope aside. */
  changedIn(row: number): Promise<readonly ChangedPart[]>;
  sharesOf(row: number): Promise<readonly SealedShare[]>;
  /** Adds or replaces recipients' shares. */
  putShares(
    shares: readonly { readonly row: number; readonly share: SealedShare }[],
  ): Promise<void>;
  /** False where that entry has one already, or one of the rows is destroyed by now: then nothing is stored. */
  addRelease(release: ReleaseRow, rows: readonly number[]): Promise<boolean>;
  releases(recordId?: number): Promise<readonly ListedRelease[]>;
  hasRelease(transactionHash: Hash, logIndex: number): Promise<boolean>;
  /** Destroys envelopes, gate shares and sealed shares of deleted records, each deletion once. */
  destroy(deletions: readonly Deletion[]): Promise<number>;
  /** Makes sure that nothing destroyed is left in the files. False where a busy reader prevents it for now. */
  purge(): Promise<boolean>;
  /**
   * Removes what was put before that time and is pending. What was claimed once, by an entry that the chain has lost since,
   * goes only when the chain has grown past that entry's block without it.
   *
   * @param block up to which the ledger has been read
   */
  sweepPending(beforeSeconds: number, block: number): Promise<number>;
  close(): Promise<void>;
}
