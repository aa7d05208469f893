import type { Gate } from "../gate/Gate.ts";

export interface Swept {
  /** Versions that were put but never claimed. */
  readonly unclaimed: number;
  /** True when nothing that was deleted is left in the files. */
  readonly purged: boolean;
}

/** Reads the ledger first, so that what was claimed meanwhile isn't taken for unclaimed. */
export async function sweepVault(gate: Gate): Promise<Swept> {
  const { time } = await gate.follower.catchUp();
  const before = gate.nowSeconds() - gate.limits.pendingAgeMostSeconds;
  const unclaimed = await gate.store.sweepPending(before, time.block);
  return { unclaimed, purged: await gate.store.purge() };
}
