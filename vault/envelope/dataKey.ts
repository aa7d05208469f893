import { hkdfSync } from "node:crypto";
import type { Hash } from "../../core/log/Hex.ts";
import { fromHex } from "../crypto/hexBytes.ts";
import { label } from "../crypto/label.ts";
import { sha256 } from "../crypto/sha256.ts";

export const shareBytes = 32;

/** The key of one envelope, which takes both shares: HKDF-SHA256(gate ‖ reader, salt = envelope id, "medaudit/v1"). */
export function dataKeyOf(
  gateShare: Uint8Array,
  readerShare: Uint8Array,
  envelopeId: Hash,
): Uint8Array {
  const shares = Buffer.concat([gateShare, readerShare]);
  const key = hkdfSync("sha256", shares, fromHex(envelopeId), "medaudit/v1", 32);
  shares.fill(0);
  return new Uint8Array(key);
}

/** In the header, since AES-GCM alone doesn't bind a ciphertext to one key. */
export function dataKeyHashOf(dataKey: Uint8Array): Hash {
  return sha256(label("data key"), dataKey);
}

/** In the header, so that a reader can tell a wrong reader share from a wrong gate share. */
export function readerShareHashOf(readerShare: Uint8Array): Hash {
  return sha256(label("reader share"), readerShare);
}
