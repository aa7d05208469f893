import { storedAddress, storedCount, storedHash, storedHex } from "./storedValue.ts";
import type { ReleaseRow, StoredRow } from "./VaultStore.ts";

export const rowColumns = `id, commitment, patient, author, action, amends, record_id, version, state, stored_at, size,
  envelope IS NOT NULL AS has_envelope, gate_share IS NOT NULL AS has_gate_share`;

export function readRow(row: Record<string, unknown>): StoredRow {
  const { state } = row;
  return {
    row: storedCount(row.id),
    commitment: storedHash(row.commitment),
    patient: storedAddress(row.patient),
    author: storedAddress(row.author),
    action: row.action === "amend" ? "amend" : "create",
    amends: storedCount(row.amends),
    recordId: storedCount(row.record_id),
    version: storedCount(row.version),
    state: state === "claimed" || state === "deleted" ? state : "pending",
    storedAtSeconds: storedCount(row.stored_at),
    sizeBytes: storedCount(row.size),
    hasEnvelope: row.has_envelope === 1n,
    hasGateShare: row.has_gate_share === 1n,
  };
}

export function readRelease(row: Record<string, unknown>): ReleaseRow {
  return {
    transactionHash: storedHash(row.transaction_hash),
    logIndex: storedCount(row.log_index),
    recordId: storedCount(row.record_id),
    version: storedCount(row.version),
    actor: storedAddress(row.actor),
    requestHash: storedHash(row.request_hash),
    releasedAtSeconds: storedCount(row.released_at),
    receipt: storedHex(row.receipt),
  };
}
