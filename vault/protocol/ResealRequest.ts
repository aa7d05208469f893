import * as z from "zod";
import type { SignedType } from "./typedSignature.ts";
import { wireAddress, wireHash, wireSealed, wireSignature } from "./wire.ts";

const sharesMost = 500;

/** The patient's side sealing its reader shares to a later grantee. */
export const resealRequestSchema = z.strictObject({
  patient: wireAddress,
  recipient: wireAddress,
  encryptionKey: wireHash,
  shares: z
    .array(z.strictObject({ commitment: wireHash, sealed: wireSealed }))
    .min(1)
    .max(sharesMost),
  /** The patient's. */
  signature: wireSignature,
});

export type ResealRequest = z.output<typeof resealRequestSchema>;

export const resealTypes: SignedType = {
  Reseal: [
    { name: "patient", type: "address" },
    { name: "recipient", type: "address" },
    { name: "encryptionKey", type: "bytes32" },
    { name: "shares", type: "Resealed[]" },
  ],
  Resealed: [
    { name: "commitment", type: "bytes32" },
    { name: "sealed", type: "bytes" },
  ],
};

export function resealMessage({ signature: _, ...message }: ResealRequest) {
  return message;
}
