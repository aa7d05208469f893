import { createDecipheriv, timingSafeEqual } from "node:crypto";
import { addressOfKey } from "../../chain/curve/addressOfKey.ts";
import { InputError } from "../../core/errors/InputError.ts";
import type { Address } from "../../core/log/Hex.ts";
import { aesGcmOpen } from "../crypto/aesGcm.ts";
import { toHex } from "../crypto/hexBytes.ts";
import { x25519PublicKey } from "../crypto/x25519PublicKey.ts";
import { derivePasswordKey } from "./derivePasswordKey.ts";
import { type KeyFile, keyFileSchema } from "./KeyFile.ts";
import { encryptionSealKey, type FileKeys, keyFileMac, sealContext } from "./sealKeyFile.ts";

const bytes = (hex: string) => Buffer.from(hex, "hex");

/**
 * The keys in a key file.
 *
 * @throws InputError `MA-KEYFILE-MALFORMED`, `-COST`, `-PASSWORD` (or the file was altered)
 */
export async function openKeyFile(text: string, password: string): Promise<FileKeys> {
  const file = parseKeyFile(text);
  const { ciphertext, cipherparams, kdfparams, mac } = file.crypto;
  const derived = await derivePasswordKey(password, bytes(kdfparams.salt), kdfparams);
  const found = keyFileMac(derived, bytes(ciphertext));
  if (!timingSafeEqual(bytes(found), bytes(mac))) throw wrongPassword();
  const iv = bytes(cipherparams.iv);
  const decipher = createDecipheriv("aes-128-ctr", derived.subarray(0, 16), iv);
  const accountKey = toHex(Buffer.concat([decipher.update(bytes(ciphertext)), decipher.final()]));
  const encryptionKey = encryptionKeyIn(file, derived);
  derived.fill(0);
  const address = accountOf(accountKey);
  const isItsOwn =
    address?.slice(2).toLowerCase() === file.address.replace(/^0x/, "").toLowerCase();
  if (encryptionKey === null || address === null || !isItsOwn) throw wrongPassword();
  return { address, accountKey, encryptionKey };
}

/** What a key file says without its password: whose it is. @throws InputError */
export function parseKeyFile(text: string): KeyFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed();
  }
  const parsed = keyFileSchema.safeParse(value);
  if (!parsed.success) throw malformed();
  return parsed.data;
}

function encryptionKeyIn(file: KeyFile, derived: Uint8Array): Uint8Array | null {
  const { publicKey, iv, sealed } = file["x-medaudit"];
  const context = sealContext(file.address, bytes(publicKey));
  const key = aesGcmOpen(encryptionSealKey(derived), bytes(iv), bytes(sealed), context);
  if (key === null) return null;
  return bytes(publicKey).equals(x25519PublicKey(key)) ? key : null;
}

function accountOf(accountKey: `0x${string}`): Address | null {
  try {
    return addressOfKey(accountKey);
  } catch {
    return null;
  }
}

function malformed(): InputError {
  return new InputError({
    code: "MA-KEYFILE-MALFORMED",
    happened: "the file is no medaudit key file",
    todo: "give a Web3 secret storage (version 3, scrypt) with an x-medaudit part",
  });
}

function wrongPassword(): InputError {
  return new InputError({
    code: "MA-KEYFILE-PASSWORD",
    happened: "the key file doesn't open: the password is wrong, or the file was altered",
    todo: "try again, or take the file from a copy",
  });
}
