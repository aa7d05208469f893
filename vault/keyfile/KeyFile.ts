import * as z from "zod";

const hexOf = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-fA-F]{${bytes * 2}}$`));
const counted = z.int().positive();

/**
 * An encrypted key file: a Web3 secret storage (version 3) with the account's key, which any wallet opens, and beside it
 * the X25519 key, sealed under the same password.
 */
export const keyFileSchema = z.looseObject({
  version: z.literal(3),
  id: z.string().max(64),
  address: z.string().regex(/^(0x)?[0-9a-fA-F]{40}$/),
  crypto: z.object({
    cipher: z.literal("aes-128-ctr"),
    cipherparams: z.object({ iv: hexOf(16) }),
    ciphertext: hexOf(32),
    kdf: z.literal("scrypt"),
    kdfparams: z.object({
      dklen: z.literal(32),
      n: counted,
      r: counted,
      p: counted,
      salt: z.string().regex(/^([0-9a-fA-F]{2}){16,64}$/),
    }),
    mac: hexOf(32),
  }),
  "x-medaudit": z.strictObject({
    version: z.literal(1),
    /** X25519, in clear: what the ledger says about the account. */
    publicKey: hexOf(32),
    /** AES-256-GCM. */
    iv: hexOf(12),
    sealed: hexOf(48),
  }),
});

export type KeyFile = z.output<typeof keyFileSchema>;
