import * as z from "zod";
import type { SignedType } from "./typedSignature.ts";
import { wireAddress, wireCount, wireHash, wireSignature, wireVersion } from "./wire.ts";

/** The vault's word that it released a version against an entry, and when. */
export const receiptSchema = z.strictObject({
  vaultId: wireHash,
  transactionHash: wireHash,
  logIndex: wireCount,
  recordId: wireCount,
  version: wireVersion,
  actor: wireAddress,
  requestHash: wireHash,
  releasedAtSeconds: wireCount,
  /** The vault's, over all of these. */
  signature: wireSignature,
});

export type Receipt = z.output<typeof receiptSchema>;

export const receiptTypes: SignedType = {
  Receipt: [
    { name: "vaultId", type: "bytes32" },
    { name: "transactionHash", type: "bytes32" },
    { name: "logIndex", type: "uint256" },
    { name: "recordId", type: "uint256" },
    { name: "version", type: "uint32" },
    { name: "actor", type: "address" },
    { name: "requestHash", type: "bytes32" },
    { name: "releasedAtSeconds", type: "uint64" },
  ],
};

export function receiptMessage({ signature: _, ...message }: Receipt): Omit<Receipt, "signature"> {
  return message;
}
