import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";

/** RFC 9180, base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. */
const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

const encBytes = 32;

/** What a sealing is for, and what it belongs to: opened only where both are the same. */
export interface SealContext {
  readonly info: Uint8Array;
  readonly aad: Uint8Array;
}

/**
 * @param publicKey 32 bytes, X25519
 * @returns the encapsulated key (32 bytes) followed by the ciphertext with its tag
 */
export async function hpkeSeal(
  publicKey: Uint8Array,
  plaintext: Uint8Array,
  context: SealContext,
): Promise<Uint8Array> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(publicKey);
  const sealed = await suite.seal(
    { recipientPublicKey, info: context.info },
    plaintext,
    context.aad,
  );
  return new Uint8Array(Buffer.concat([Buffer.from(sealed.enc), Buffer.from(sealed.ct)]));
}

/** @throws any error where it can't be opened by this key, or was sealed for something else */
export async function hpkeOpen(
  privateKey: Uint8Array,
  sealed: Uint8Array,
  context: SealContext,
): Promise<Uint8Array> {
  const recipientKey = await suite.kem.deserializePrivateKey(privateKey);
  const plaintext = await suite.open(
    { recipientKey, enc: sealed.slice(0, encBytes), info: context.info },
    sealed.slice(encBytes),
    context.aad,
  );
  return new Uint8Array(plaintext);
}
