import type { Hash } from "../../core/log/Hex.ts";
import type { LedgerFollower } from "../ledger/LedgerFollower.ts";
import type { LedgerView } from "../ledger/LedgerView.ts";
import type { PendingQuota, VaultStore } from "../store/VaultStore.ts";
import type { VaultKeys } from "./VaultKeys.ts";

export interface GateLimits {
  /** An access entry older than this, in the chain's time, releases nothing. */
  readonly entryAgeMostSeconds: number;
  /** What is put and not claimed is swept after this. */
  readonly pendingAgeMostSeconds: number;
  /** For each author. */
  readonly quota: PendingQuota;
}

export const gateLimits: GateLimits = {
  entryAgeMostSeconds: 600,
  pendingAgeMostSeconds: 3600,
  quota: { versionsMost: 2000, bytesMost: 256 * 1024 * 1024 },
};

/** What every act of the gate works with. */
export interface Gate {
  readonly sessionId: Hash;
  readonly ledger: LedgerView;
  readonly follower: LedgerFollower;
  readonly store: VaultStore;
  readonly keys: VaultKeys;
  readonly limits: GateLimits;
  /** The wall's clock. */
  readonly nowSeconds: () => number;
}
