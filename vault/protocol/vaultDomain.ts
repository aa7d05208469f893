import type { TypedDataDomain } from "ethers/hash";
import type { Hash } from "../../core/log/Hex.ts";
import type { LedgerId } from "../../core/log/headOf.ts";

/** What every signature to and from the vault is bound to (EIP-712); the session id is the salt. */
export function vaultDomain(ledger: LedgerId, sessionId: Hash): TypedDataDomain {
  return {
    name: "medaudit",
    version: "1",
    chainId: ledger.chainId,
    verifyingContract: ledger.contract,
    salt: sessionId,
  };
}
