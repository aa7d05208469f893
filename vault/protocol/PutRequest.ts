import * as z from "zod";
import type { SignedType } from "./typedSignature.ts";
import { wireAddress, wireBytes, wireCount, wireHash, wireSealed, wireSignature } from "./wire.ts";

/** A reader share sealed to one recipient, beside the key it was sealed to. */
export const sealedShareSchema = z.strictObject({
  recipient: wireAddress,
  encryptionKey: wireHash,
  sealed: wireSealed,
});

export type SealedShare = z.output<typeof sealedShareSchema>;

const recipientsMost = 1000;

/** A version on its way in: stored as pending until the ledger names its commitment. */
export const putRequestSchema = z.strictObject({
  commitment: wireHash,
  patient: wireAddress,
  author: wireAddress,
  action: z.enum(["create", "amend"]),
  /** The record amended; 0 for create. */
  recordId: wireCount,
  envelope: wireBytes,
  /** Sealed to the vault. */
  gateShare: wireSealed,
  shares: z.array(sealedShareSchema).min(1).max(recipientsMost),
  /** The author's, over all but the envelope, which the commitment stands for. */
  signature: wireSignature,
});

export type PutRequest = z.output<typeof putRequestSchema>;

export const putTypes: SignedType = {
  Put: [
    { name: "commitment", type: "bytes32" },
    { name: "patient", type: "address" },
    { name: "action", type: "string" },
    { name: "recordId", type: "uint256" },
    { name: "gateShare", type: "bytes" },
    { name: "shares", type: "Share[]" },
  ],
  Share: [
    { name: "recipient", type: "address" },
    { name: "encryptionKey", type: "bytes32" },
    { name: "sealed", type: "bytes" },
  ],
};

export function putMessage(put: Omit<PutRequest, "signature" | "author" | "envelope">) {
  const { commitment, patient, action, recordId, gateShare, shares } = put;
  return { commitment, patient, action, recordId, gateShare, shares };
}
