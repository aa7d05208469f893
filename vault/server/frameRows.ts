import type { VaultStore } from "../store/VaultStore.ts";

/** An answer ends after the row with which it passes this. */
const answerBytesMost = 4 * 1024 * 1024;
const prefixBytes = 12;

/**
 * Stored envelopes one after the other: row (8 bytes, big-endian), length (4), bytes. Rows without an envelope are left
 * out. Nothing left after `after` gives no bytes at all.
 */
export async function frameRows(
  store: VaultStore,
  after: number,
  recordId?: number,
): Promise<Uint8Array> {
  const frames: Uint8Array[] = [];
  let bytes = 0;
  for (const { row, hasEnvelope } of await store.rows(recordId)) {
    if (row <= after || !hasEnvelope) continue;
    const envelope = await store.envelopeOf(row);
    if (envelope === null) continue;
    const prefix = Buffer.alloc(prefixBytes);
    prefix.writeBigUInt64BE(BigInt(row));
    prefix.writeUInt32BE(envelope.byteLength, 8);
    frames.push(prefix, envelope);
    bytes += prefixBytes + envelope.byteLength;
    if (bytes > answerBytesMost) break;
  }
  return new Uint8Array(Buffer.concat(frames));
}
