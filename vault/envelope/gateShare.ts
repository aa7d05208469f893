import { randomBytes } from "node:crypto";
import type { Hash } from "../../core/log/Hex.ts";
import { aesGcmOpen, aesGcmSeal } from "../crypto/aesGcm.ts";
import { fromHex } from "../crypto/hexBytes.ts";
import { hpkeOpen, hpkeSeal } from "../crypto/hpke.ts";
import { label } from "../crypto/label.ts";

const ivBytes = 12;

/** On its way from the author to the vault: sealed to the vault's key, for one commitment. */
export function sealGateShareForPut(
  gateShare: Uint8Array,
  commitment: Hash,
  vaultPublicKey: Uint8Array,
): Promise<Uint8Array> {
  return hpkeSeal(vaultPublicKey, gateShare, { info: label("put"), aad: fromHex(commitment) });
}

/** @returns null where it wasn't sealed to this vault for this commitment */
export function openGateShareOfPut(
  sealed: Uint8Array,
  commitment: Hash,
  vaultPrivateKey: Uint8Array,
): Promise<Uint8Array | null> {
  const context = { info: label("put"), aad: fromHex(commitment) };
  return hpkeOpen(vaultPrivateKey, sealed, context).catch(() => null);
}

/** At rest: AES-256-GCM under the gate's key, bound to the commitment. @returns iv (12 bytes), ciphertext and tag */
export function sealGateShareAtRest(
  gateShare: Uint8Array,
  commitment: Hash,
  restKey: Uint8Array,
): Uint8Array {
  const iv = randomBytes(ivBytes);
  const sealed = aesGcmSeal(restKey, iv, gateShare, fromHex(commitment));
  return new Uint8Array(Buffer.concat([iv, sealed]));
}

/** @returns null where it was altered, moved, or sealed by another gate */
export function openGateShareAtRest(
  sealed: Uint8Array,
  commitment: Hash,
  restKey: Uint8Array,
): Uint8Array | null {
  const iv = sealed.subarray(0, ivBytes);
  return iv.byteLength === ivBytes
    ? aesGcmOpen(restKey, iv, sealed.subarray(ivBytes), fromHex(commitment))
    : null;
}

/** A release: sealed to the ephemeral key of one request. */
export function sealGateShareForRelease(
  gateShare: Uint8Array,
  requestHash: Hash,
  commitment: Hash,
  ephemeralKey: Uint8Array,
): Promise<Uint8Array> {
  return hpkeSeal(ephemeralKey, gateShare, releaseContext(requestHash, commitment));
}

/** @returns null where it wasn't sealed for this request */
export function openGateShareOfRelease(
  sealed: Uint8Array,
  requestHash: Hash,
  commitment: Hash,
  ephemeralPrivateKey: Uint8Array,
): Promise<Uint8Array | null> {
  const context = releaseContext(requestHash, commitment);
  return hpkeOpen(ephemeralPrivateKey, sealed, context).catch(() => null);
}

function releaseContext(requestHash: Hash, commitment: Hash) {
  const aad = Buffer.concat([fromHex(requestHash), fromHex(commitment)]);
  return { info: label("release"), aad: new Uint8Array(aad) };
}
