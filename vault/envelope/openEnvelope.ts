import * as z from "zod";
import type { Hash } from "../../core/log/Hex.ts";
import type { RecordContent } from "../../core/record/RecordContent.ts";
import type { FindingCode } from "../../core/tally/Finding.ts";
import { aesGcmOpen } from "../crypto/aesGcm.ts";
import { fromHex } from "../crypto/hexBytes.ts";
import { sha256 } from "../crypto/sha256.ts";
import { commitmentOf } from "./commitmentOf.ts";
import { dataKeyHashOf, dataKeyOf, readerShareHashOf } from "./dataKey.ts";
import { decodeEnvelope } from "./encodeEnvelope.ts";

/** What a reader finds: the content, or what is wrong with the version. */
export type Opened =
  | { readonly content: RecordContent; readonly finding: null }
  | {
      /** Where it can be read all the same (S01, S02), what is there. */
      readonly content: RecordContent | null;
      readonly finding: { readonly code: FindingCode; readonly found: string };
    };

const saltBytes = 32;

const contentSchema = z.looseObject({
  resourceType: z.literal("Bundle"),
  type: z.literal("collection"),
  entry: z.array(z.looseObject({ resource: z.looseObject({ resourceType: z.string() }) })),
});

/**
 * Opens a version with both shares and checks all that can be checked of it.
 *
 * @param commitment the ledger's
 * @param readerShare null where there is none for this reader, or it couldn't be opened
 */
export function openEnvelope(
  envelope: Uint8Array,
  commitment: Hash,
  gateShare: Uint8Array,
  readerShare: Uint8Array | null,
): Opened {
  const isAsCommitted = commitmentOf(envelope) === commitment;
  const read = readEnvelope(envelope, gateShare, readerShare);
  if (!isAsCommitted) {
    const found = `the stored bytes hash to ${commitmentOf(envelope)}`;
    return { content: read.content, finding: { code: "S01", found } };
  }
  return read;
}

function readEnvelope(
  envelope: Uint8Array,
  gateShare: Uint8Array,
  readerShare: Uint8Array | null,
): Opened {
  const decoded = decodeEnvelope(envelope);
  if (decoded === null) return unopened("the bytes are no envelope");
  const { header, headerBytes, ciphertext } = decoded;
  if (readerShare === null) return unopened("the reader share sealed to this reader doesn't open");
  if (readerShareHashOf(readerShare) !== header.readerShareHash) {
    return unopened("the reader share is not the one of this envelope");
  }
  const dataKey = dataKeyOf(gateShare, readerShare, header.envelopeId);
  if (dataKeyHashOf(dataKey) !== header.dataKeyHash) {
    return unopened("the gate share is not the one of this envelope");
  }
  const plaintext = aesGcmOpen(dataKey, fromHex(header.iv), ciphertext, headerBytes);
  dataKey.fill(0);
  if (plaintext === null) return unopened("the ciphertext doesn't open with its key");
  const content = parseContent(plaintext.subarray(saltBytes));
  if (content === null) return unopened("what is inside is no record");
  const contentHash = sha256(plaintext);
  if (contentHash !== header.contentHash) {
    return { content, finding: { code: "S02", found: `the content hashes to ${contentHash}` } };
  }
  return { content, finding: null };
}

function unopened(found: string): Opened {
  return { content: null, finding: { code: "S03", found } };
}

function parseContent(bytes: Uint8Array): RecordContent | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return contentSchema.parse(JSON.parse(text)) as unknown as RecordContent;
  } catch {
    return null;
  }
}
