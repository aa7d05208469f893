import type { EntryJson } from "../log/entryJson.ts";
import type { LedgerId } from "../log/headOf.ts";
import { keccak } from "../log/keccak.ts";

/** An id for an entry (UUID version 8, RFC 9562): of its place in its ledger, so that it is always the same. */
export function entryUuid(entry: EntryJson, ledger: LedgerId): string {
  const place = [ledger.chainId, ledger.contract, entry.transactionHash, entry.logIndex];
  const bytes = Buffer.from(keccak(Buffer.from(place.join(":").toLowerCase())).slice(2), "hex");
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex", 0, 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
