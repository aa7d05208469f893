import { getAddress } from "ethers/address";
import * as z from "zod";
import type { Address, Hash, Hex } from "../../core/log/Hex.ts";

/** The forms in which values cross the vault's door; anything else is refused before it is looked at. */
export const wireHash = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/)
  .transform((text) => text as Hash);

export const wireAddress = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .transform((text) => getAddress(text.toLowerCase()) as Address);

/** An HPKE sealing of 32 bytes: encapsulated key, ciphertext, tag. */
export const wireSealed = z
  .string()
  .regex(/^0x[0-9a-f]{160}$/)
  .transform((text) => text as Hex);

export const wireSignature = z
  .string()
  .regex(/^0x[0-9a-fA-F]{130}$/)
  .transform((text) => text as Hex);

export const wireCount = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

/** As many as the ledger's `uint32`. */
export const wireVersion = z.int().min(1).max(0xffff_ffff);

export const wireBytes = z
  .base64()
  .transform((text): Uint8Array => new Uint8Array(Buffer.from(text, "base64")));
