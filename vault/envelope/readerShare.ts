import type { Address, Hash } from "../../core/log/Hex.ts";
import { fromHex } from "../crypto/hexBytes.ts";
import { hpkeOpen, hpkeSeal } from "../crypto/hpke.ts";
import { label } from "../crypto/label.ts";

/** Sealed for one version and one recipient: moved to another place, it doesn't open. */
function contextOf(commitment: Hash, recipient: Address) {
  return {
    info: label("reader share"),
    aad: new Uint8Array(Buffer.concat([fromHex(commitment), fromHex(recipient)])),
  };
}

export interface Recipient {
  readonly address: Address;
  /** X25519 public key. */
  readonly encryptionKey: Hash;
}

export function sealReaderShare(
  readerShare: Uint8Array,
  commitment: Hash,
  recipient: Recipient,
): Promise<Uint8Array> {
  const context = contextOf(commitment, recipient.address);
  return hpkeSeal(fromHex(recipient.encryptionKey), readerShare, context);
}

/** @returns null where this key doesn't open it */
export async function openReaderShare(
  sealed: Uint8Array,
  commitment: Hash,
  recipient: Address,
  privateKey: Uint8Array,
): Promise<Uint8Array | null> {
  return hpkeOpen(privateKey, sealed, contextOf(commitment, recipient)).catch(() => null);
}
