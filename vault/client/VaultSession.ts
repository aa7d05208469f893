import type { Hash } from "../../core/log/Hex.ts";
import type { LedgerId } from "../../core/log/headOf.ts";
import type { VaultStatus } from "../protocol/VaultStatus.ts";
import type { VaultClient } from "./VaultClient.ts";
import { otherVault } from "./vaultErrorOf.ts";

/** What a client works in: one session's ledger, and the vault that belongs to it. */
export interface VaultSession {
  readonly ledger: LedgerId;
  readonly sessionId: Hash;
  readonly vault: VaultClient;
}

/** @throws UnavailableError where the vault is another session's */
export async function vaultOf(session: VaultSession): Promise<VaultStatus> {
  const status = await session.vault.status();
  const { ledger, sessionId } = session;
  const isOurs =
    status.sessionId === sessionId &&
    status.chainId === ledger.chainId &&
    status.contract === ledger.contract;
  if (isOurs) return status;
  throw otherVault();
}
