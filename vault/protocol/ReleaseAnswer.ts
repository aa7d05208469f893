import * as z from "zod";
import { receiptSchema } from "./Receipt.ts";
import { wireBytes, wireCount, wireHash, wireSealed } from "./wire.ts";

/** One version as it is stored. */
export const releasedVersionSchema = z.strictObject({
  version: wireCount,
  /** The ledger's, by which the shares are bound. */
  commitment: wireHash,
  envelope: wireBytes,
  /** Sealed to the request's ephemeral key; null where the gate lost it. */
  gateShare: wireSealed.nullable(),
  /** Sealed to the reader; null where none is stored. */
  readerShare: wireSealed.nullable(),
});

export type ReleasedVersion = z.output<typeof releasedVersionSchema>;

/** The version asked for; for an auditor what is stored in its place, and the last version that opens. */
export const releaseAnswerSchema = z.strictObject({
  receipt: receiptSchema,
  versions: z.array(releasedVersionSchema).min(1).max(2),
});

export type ReleaseAnswer = z.output<typeof releaseAnswerSchema>;
