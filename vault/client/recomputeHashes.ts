import type * as z from "zod";
import { type Hash, zeroHash } from "../../core/log/Hex.ts";
import type { Inventory } from "../../core/tally/Inventory.ts";
import { commitmentOf } from "../envelope/commitmentOf.ts";
import type { inventorySchema } from "./inventorySchema.ts";

const prefixBytes = 12;

/**
 * The inventory with envelope hashes computed from the bytes that the vault hands out, not taken from its word. A version
 * said to be present whose bytes aren't handed out has a zero hash.
 *
 * @param rowsAfter frames of stored envelopes (`vault/server/frameRows.ts`); none when there are no more
 */
export async function recomputeHashes(
  listed: z.output<typeof inventorySchema>,
  rowsAfter: (row: number) => Promise<Uint8Array>,
): Promise<Inventory> {
  const hashes = new Map<number, Hash>();
  for (let after = 0; ; ) {
    const frames = Buffer.from(await rowsAfter(after));
    if (frames.byteLength < prefixBytes) break;
    for (let at = 0; at + prefixBytes <= frames.byteLength; ) {
      const row = Number(frames.readBigUInt64BE(at));
      const end = at + prefixBytes + frames.readUInt32BE(at + 8);
      const bytes = frames.subarray(at + prefixBytes, end);
      if (bytes.byteLength > 0) hashes.set(row, commitmentOf(bytes));
      if (row <= after) return withHashes(listed, hashes);
      after = row;
      at = end;
    }
  }
  return withHashes(listed, hashes);
}

function withHashes(
  listed: z.output<typeof inventorySchema>,
  hashes: Map<number, Hash>,
): Inventory {
  const versions = listed.versions.map(({ row, ...version }) => ({
    ...version,
    envelopeHash: hashes.get(row) ?? zeroHash,
  }));
  return { versions, releases: listed.releases };
}
