import { createCipheriv, hkdfSync, randomBytes, randomUUID } from "node:crypto";
import { keccak256 } from "ethers/crypto";
import type { PersonaKeys } from "../client/KeyRing.ts";
import { aesGcmSeal } from "../crypto/aesGcm.ts";
import { fromHex } from "../crypto/hexBytes.ts";
import { x25519PublicKey } from "../crypto/x25519PublicKey.ts";
import { derivePasswordKey } from "./derivePasswordKey.ts";
import type { KeyFile } from "./KeyFile.ts";
import { type ScryptCost, scryptCost } from "./scryptCost.ts";

/** What a key file holds. */
export type FileKeys = Pick<PersonaKeys, "address" | "accountKey" | "encryptionKey">;

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** Both keys of somebody who isn't a devnet's persona, under a password. @returns the file's text */
export async function sealKeyFile(
  keys: FileKeys,
  password: string,
  cost: ScryptCost = scryptCost,
): Promise<string> {
  const salt = randomBytes(32);
  const derived = await derivePasswordKey(password, salt, cost);
  const iv = randomBytes(16);
  const cipher = createCipheriv("aes-128-ctr", derived.subarray(0, 16), iv);
  const ciphertext = Buffer.concat([cipher.update(fromHex(keys.accountKey)), cipher.final()]);
  const publicKey = x25519PublicKey(keys.encryptionKey);
  const sealIv = randomBytes(12);
  const sealed = aesGcmSeal(
    encryptionSealKey(derived),
    sealIv,
    keys.encryptionKey,
    sealContext(keys.address, publicKey),
  );
  const file: KeyFile = {
    version: 3,
    id: randomUUID(),
    address: keys.address.slice(2).toLowerCase(),
    crypto: {
      cipher: "aes-128-ctr",
      cipherparams: { iv: hex(iv) },
      ciphertext: hex(ciphertext),
      kdf: "scrypt",
      kdfparams: { dklen: 32, ...cost, salt: hex(salt) },
      mac: keyFileMac(derived, ciphertext),
    },
    "x-medaudit": {
      version: 1,
      publicKey: hex(publicKey),
      iv: hex(sealIv),
      sealed: hex(sealed),
    },
  };
  derived.fill(0);
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Web3 secret storage: keccak256 of the derived key's second half and the ciphertext. */
export function keyFileMac(derived: Uint8Array, ciphertext: Uint8Array): string {
  return keccak256(Buffer.concat([derived.subarray(16, 32), ciphertext])).slice(2);
}

/** Apart from both halves of the derived key, which the account's key uses. */
export function encryptionSealKey(derived: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", derived, "", "medaudit/v1 key file", 32));
}

/** The account and the public key that the sealed key belongs to. */
export function sealContext(address: string, publicKey: Uint8Array): Uint8Array {
  const digits = Buffer.from(address.replace(/^0x/, ""), "hex");
  return new Uint8Array(Buffer.concat([digits, publicKey]));
}
