import * as z from "zod";
import type { SignedType } from "./typedSignature.ts";
import { wireCount, wireHash, wireSignature, wireVersion } from "./wire.ts";

/** What a reader shows once the access entry is mined. */
export const releaseRequestSchema = z.strictObject({
  transactionHash: wireHash,
  /** Within the block. */
  logIndex: wireCount,
  action: z.enum(["view", "copy", "print"]),
  recordId: wireCount,
  version: wireVersion,
  ephemeralKey: wireHash,
  nonce: wireHash,
  signature: wireSignature,
});

export type ReleaseRequest = z.output<typeof releaseRequestSchema>;

export const releaseTypes: SignedType = {
  Release: [
    { name: "transactionHash", type: "bytes32" },
    { name: "logIndex", type: "uint256" },
    { name: "requestHash", type: "bytes32" },
  ],
};
