import type { Entry } from "../../core/log/Entry.ts";
import type { FollowedStep } from "../ledger/LedgerFollower.ts";
import type { Claim, VaultStore } from "../store/VaultStore.ts";

/**
 * Brings the store to where the ledger is: a put version gets its number when its entry is mined, a deleted record's
 * content goes. Reading the same entries again changes nothing, and nothing that somebody else changed is put right: that
 * is for a tally to find.
 */
export async function followIntoStore(store: VaultStore, step: FollowedStep): Promise<void> {
  const done = step.entries.filter(({ outcome }) => outcome === "success");
  if (step.isFromStart) {
    await store.unclaimAllBut(new Set(done.map(({ transactionHash }) => transactionHash)));
  }
  const claims = done.flatMap(claimIn);
  if (claims.length > 0) await store.claim(claims);
  const deletions = done.filter(({ action }) => action === "delete");
  if (deletions.length > 0) await store.destroy(deletions);
}

function claimIn(entry: Entry): Claim[] {
  const { action } = entry;
  if (action !== "create" && action !== "amend") return [];
  const { commitment, patient, actor: author, recordId, version, transactionHash, block } = entry;
  return [{ commitment, patient, author, action, recordId, version, transactionHash, block }];
}
