import type { LedgerState } from "../../core/replay/LedgerState.ts";
import type { LedgerFollower } from "../ledger/LedgerFollower.ts";
import type { VaultSession } from "./VaultSession.ts";

/**
 * The log's state, and the time by which the vault tells which consents have ended. The state is never the vault's word: a
 * vault that names recipients could name itself. Its time is: the worst it can do with that is to refuse.
 */
export async function consentsNow(at: {
  readonly follower: LedgerFollower;
  readonly session: VaultSession;
}): Promise<{ readonly state: LedgerState; readonly nowSeconds: number }> {
  const [{ state, time }, vaultSeconds] = await Promise.all([
    at.follower.catchUp(),
    at.session.vault.nowSeconds(),
  ]);
  return { state, nowSeconds: Math.max(time.nowSeconds, vaultSeconds) };
}
