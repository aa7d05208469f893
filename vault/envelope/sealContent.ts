import { randomBytes } from "node:crypto";
import canonicalize from "canonicalize";
import type { Address, Hash } from "../../core/log/Hex.ts";
import type { RecordContent } from "../../core/record/RecordContent.ts";
import { aesGcmSeal } from "../crypto/aesGcm.ts";
import { fromHex, toHex } from "../crypto/hexBytes.ts";
import { sha256 } from "../crypto/sha256.ts";
import { commitmentOf } from "./commitmentOf.ts";
import { dataKeyHashOf, dataKeyOf, readerShareHashOf, shareBytes } from "./dataKey.ts";
import { encodeHeader } from "./EnvelopeHeader.ts";
import { encodeEnvelope } from "./encodeEnvelope.ts";

/** The chart that an envelope belongs to: it opens in no other, and in no other session, chain or contract. */
export interface EnvelopePlace {
  readonly sessionId: Hash;
  readonly chainId: number;
  readonly contract: Address;
  readonly patient: Address;
}

export interface SealedContent {
  readonly envelope: Uint8Array;
  readonly commitment: Hash;
  /** Both 32 bytes; secret; neither opens anything alone. */
  readonly gateShare: Uint8Array;
  readonly readerShare: Uint8Array;
}

/** What chance decides; given only to reproduce a published vector. */
export interface SealRandomness {
  readonly envelopeId: Uint8Array;
  readonly iv: Uint8Array;
  readonly salt: Uint8Array;
  readonly gateShare: Uint8Array;
  readonly readerShare: Uint8Array;
}

/** Encrypts one version under a fresh key and splits the key. */
export function sealContent(
  content: RecordContent,
  place: EnvelopePlace,
  chance: SealRandomness = drawn(),
): SealedContent {
  const plaintext = Buffer.concat([
    chance.salt,
    Buffer.from(canonicalize(content) as string, "utf8"),
  ]);
  const envelopeId = toHex(chance.envelopeId);
  const dataKey = dataKeyOf(chance.gateShare, chance.readerShare, envelopeId);
  const header = encodeHeader({
    v: 1,
    alg: "A256GCM",
    ...place,
    envelopeId,
    iv: toHex(chance.iv),
    contentHash: sha256(plaintext),
    dataKeyHash: dataKeyHashOf(dataKey),
    readerShareHash: readerShareHashOf(chance.readerShare),
  });
  const envelope = encodeEnvelope(header, aesGcmSeal(dataKey, chance.iv, plaintext, header));
  plaintext.fill(0);
  dataKey.fill(0);
  return {
    envelope,
    commitment: commitmentOf(envelope),
    gateShare: chance.gateShare,
    readerShare: chance.readerShare,
  };
}

function drawn(): SealRandomness {
  return {
    envelopeId: fromHex(toHex(randomBytes(32))),
    iv: randomBytes(12),
    salt: randomBytes(32),
    gateShare: randomBytes(shareBytes),
    readerShare: randomBytes(shareBytes),
  };
}
