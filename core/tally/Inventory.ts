import type { Address, Hash, Hex } from "../log/Hex.ts";

/** What the vault says it holds of one version. */
export interface StoredVersion {
  /** The record and version it was claimed for; 0 while pending or never claimed. */
  readonly recordId: number;
  readonly version: number;
  /** keccak256 of the envelope's bytes as they are now, by whoever read them; zero where they were destroyed. */
  readonly envelopeHash: Hash;
  /** What the vault filed it under. */
  readonly commitment: Hash;
  readonly patient: Address;
  readonly author: Address;
  readonly storedAtSeconds: number;
  readonly sizeBytes: number;
  readonly envelope: "present" | "destroyed";
  readonly gateShare: "present" | "destroyed";
  readonly state: "pending" | "claimed" | "deleted";
  /**
   * What the vault says that somebody else wrote in its store: where the version stands and who put it (`row`), or the gate
   * share and sealed shares (`keys`). It can't tell who.
   */
  readonly changed: readonly ("row" | "keys")[];
}

/** What the vault says it released. */
export interface StoredRelease {
  readonly transactionHash: Hash;
  readonly logIndex: number;
  readonly recordId: number;
  readonly version: number;
  readonly actor: Address;
  readonly requestHash: Hash;
  readonly releasedAtSeconds: number;
  readonly receipt: Hex;
  /** The vault says that it didn't write it so. */
  readonly isChanged: boolean;
}

export interface Inventory {
  readonly versions: readonly StoredVersion[];
  readonly releases: readonly StoredRelease[];
}
