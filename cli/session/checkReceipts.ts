import type { Hash } from "../../core/log/Hex.ts";
import type { LedgerId } from "../../core/log/headOf.ts";
import type { Finding } from "../../core/tally/Finding.ts";
import { findingOf } from "../../core/tally/findingOf.ts";
import type { StoredRelease } from "../../core/tally/Inventory.ts";
import { receiptMessage, receiptTypes } from "../../vault/protocol/Receipt.ts";
import { signerOfTyped } from "../../vault/protocol/typedSignature.ts";
import type { VaultStatus } from "../../vault/protocol/VaultStatus.ts";
import { vaultDomain } from "../../vault/protocol/vaultDomain.ts";

/** Releases whose receipt the vault didn't sign (R01), by record: somebody else wrote or changed them. */
export function checkReceipts(
  releases: readonly StoredRelease[],
  { vaultId, signer }: Pick<VaultStatus, "vaultId" | "signer">,
  ledger: LedgerId,
  sessionId: Hash,
): ReadonlyMap<number, readonly Finding[]> {
  const domain = vaultDomain(ledger, sessionId);
  const unsigned = releases.filter(({ receipt, ...release }) => {
    const message = receiptMessage({ ...release, vaultId, signature: receipt });
    return signerOfTyped(domain, receiptTypes, message, receipt) !== signer;
  });
  const findings = unsigned.map(({ recordId, transactionHash }) => {
    const where = `release for ${transactionHash}`;
    const finding = findingOf("R01", where, "a receipt signed by the vault", "none");
    return { recordId, finding };
  });
  return new Map(
    [...Map.groupBy(findings, ({ recordId }) => recordId)].map(([recordId, group]) => [
      recordId,
      group.map(({ finding }) => finding),
    ]),
  );
}
