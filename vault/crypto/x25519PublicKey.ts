import { createPrivateKey, createPublicKey } from "node:crypto";

/** PKCS #8 in front of a raw X25519 private key (RFC 8410). */
const pkcs8Prefix = Buffer.from("302e020100300506032b656e04220420", "hex");

/**
 * @param privateKey 32 bytes (RFC 7748; clamped when used)
 * @returns 32 bytes
 */
export function x25519PublicKey(privateKey: Uint8Array): Uint8Array {
  const der = Buffer.concat([pkcs8Prefix, privateKey]);
  const key = createPublicKey(createPrivateKey({ key: der, format: "der", type: "pkcs8" }));
  der.fill(0);
  return new Uint8Array(key.export({ format: "der", type: "spki" }).subarray(-32));
}
