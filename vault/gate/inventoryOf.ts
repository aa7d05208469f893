import { setImmediate } from "node:timers/promises";
import { zeroHash } from "../../core/log/Hex.ts";
import type { Inventory, StoredVersion } from "../../core/tally/Inventory.ts";
import { commitmentOf } from "../envelope/commitmentOf.ts";
import type { StoredRow, VaultStore } from "../store/VaultStore.ts";

/** A stored version with its row, by which its bytes can be asked for. */
export type ListedVersion = StoredVersion & { readonly row: number };

export interface ListedInventory extends Inventory {
  readonly versions: readonly ListedVersion[];
}

const versionsAtOnce = 50;

/** What is stored, as it is now; nothing is judged. @param recordId all where it is left out */
export async function inventoryOf(store: VaultStore, recordId?: number): Promise<ListedInventory> {
  const versions: ListedVersion[] = [];
  for (const row of await store.rows({ recordId })) {
    versions.push(await listed(store, row));
    // Hashing a whole store takes a while; whoever else asks meanwhile is answered in between.
    if (versions.length % versionsAtOnce === 0) await setImmediate();
  }
  const releases = await store.releases(recordId);
  return { versions, releases };
}

async function listed(store: VaultStore, row: StoredRow): Promise<ListedVersion> {
  const envelope = await store.envelopeOf(row.row);
  return {
    row: row.row,
    recordId: row.recordId,
    version: row.version,
    envelopeHash: envelope === null ? zeroHash : commitmentOf(envelope),
    commitment: row.commitment,
    patient: row.patient,
    author: row.author,
    storedAtSeconds: row.storedAtSeconds,
    sizeBytes: envelope === null ? row.sizeBytes : envelope.byteLength,
    envelope: envelope === null ? "destroyed" : "present",
    gateShare: row.hasGateShare ? "present" : "destroyed",
    state: row.state,
    changed: await store.changedIn(row.row),
  };
}
