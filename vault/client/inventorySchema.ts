import * as z from "zod";
import { wireAddress, wireCount, wireHash, wireSignature } from "../protocol/wire.ts";

const version = z.object({
  row: wireCount,
  recordId: wireCount,
  version: wireCount,
  envelopeHash: wireHash,
  commitment: wireHash,
  patient: wireAddress,
  author: wireAddress,
  storedAtSeconds: wireCount,
  sizeBytes: wireCount,
  envelope: z.enum(["present", "destroyed"]),
  gateShare: z.enum(["present", "destroyed"]),
  state: z.enum(["pending", "claimed", "deleted"]),
  changed: z.array(z.enum(["row", "keys"])),
});

const release = z.object({
  transactionHash: wireHash,
  logIndex: wireCount,
  recordId: wireCount,
  version: wireCount,
  actor: wireAddress,
  requestHash: wireHash,
  releasedAtSeconds: wireCount,
  // What somebody wrote over in the store is no signature any more.
  receipt: wireSignature.catch("0x"),
  isChanged: z.boolean(),
});

/** An inventory as it comes over the wire. */
export const inventorySchema = z.object({
  versions: z.array(version),
  releases: z.array(release),
});
