import { setImmediate } from "node:timers/promises";
import type { VaultStore } from "../store/VaultStore.ts";

/** An answer ends after the row with which it passes one of these. */
const answerBytesMost = 4 * 1024 * 1024;
const rowsMost = 500;
const prefixBytes = 12;

/**
 * Stored envelopes one after the other: row (8 bytes, big-endian), length (4), bytes; length 0 for a row without one.
 * Nothing left after `after` gives no bytes at all.
 */
export async function frameRows(
  store: VaultStore,
  after: number,
  recordId?: number,
): Promise<Uint8Array> {
  const frames: Uint8Array[] = [];
  let bytes = 0;
  for (const { row } of await store.rows({ recordId, after, most: rowsMost })) {
    const envelope = (await store.envelopeOf(row)) ?? new Uint8Array();
    const prefix = Buffer.alloc(prefixBytes);
    prefix.writeBigUInt64BE(BigInt(row));
    prefix.writeUInt32BE(envelope.byteLength, 8);
    frames.push(prefix, envelope);
    bytes += prefixBytes + envelope.byteLength;
    if (bytes > answerBytesMost) break;
    if (frames.length % 100 === 0) await setImmediate();
  }
  return new Uint8Array(Buffer.concat(frames));
}
