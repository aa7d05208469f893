import { createCipheriv, createDecipheriv } from "node:crypto";

const tagBytes = 16;

/** AES-256-GCM. @returns the ciphertext followed by its tag (16 bytes) */
export function aesGcmSeal(
  key: Uint8Array,
  iv: Uint8Array,
  plaintext: Uint8Array,
  aad: Uint8Array,
): Uint8Array {
  const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: tagBytes });
  cipher.setAAD(aad);
  return new Uint8Array(
    Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]),
  );
}

/** @returns null where key, associated data or bytes are not those it was sealed with */
export function aesGcmOpen(
  key: Uint8Array,
  iv: Uint8Array,
  sealed: Uint8Array,
  aad: Uint8Array,
): Uint8Array | null {
  if (sealed.byteLength < tagBytes) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: tagBytes });
    decipher.setAAD(aad);
    decipher.setAuthTag(sealed.subarray(sealed.byteLength - tagBytes));
    const plaintext = decipher.update(sealed.subarray(0, sealed.byteLength - tagBytes));
    return new Uint8Array(Buffer.concat([plaintext, decipher.final()]));
  } catch {
    return null;
  }
}
