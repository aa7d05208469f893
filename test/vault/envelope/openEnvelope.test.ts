import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Address, Hash } from "../../../core/log/Hex.ts";
import { aesGcmSeal } from "../../../vault/crypto/aesGcm.ts";
import { fromHex } from "../../../vault/crypto/hexBytes.ts";
import { commitmentOf } from "../../../vault/envelope/commitmentOf.ts";
import { dataKeyOf } from "../../../vault/envelope/dataKey.ts";
import { encodeHeader } from "../../../vault/envelope/EnvelopeHeader.ts";
import { decodeEnvelope, encodeEnvelope } from "../../../vault/envelope/encodeEnvelope.ts";
import { openEnvelope } from "../../../vault/envelope/openEnvelope.ts";
import { sealContent } from "../../../vault/envelope/sealContent.ts";
import { testContent } from "../world/testContent.ts";

const place = {
  sessionId: `0x${"01".repeat(32)}` as Hash,
  chainId: 31337,
  contract: `0x${"02".repeat(20)}` as Address,
  patient: `0x${"03".repeat(20)}` as Address,
};
const content = testContent("in the envelope");

describe("an envelope", () => {
  test("opens to the content that was sealed, whatever it says", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const said = testContent(text);
        const { envelope, commitment, gateShare, readerShare } = sealContent(said, place);
        const opened = openEnvelope(envelope, commitment, gateShare, readerShare);
        expect(opened).toEqual({ content: JSON.parse(JSON.stringify(said)), finding: null });
      }),
      { seed: 4, numRuns: 50 },
    );
  });

  test("sealed twice is not the same twice", () => {
    const [one, two] = [sealContent(content, place), sealContent(content, place)];
    expect(one.commitment).not.toBe(two.commitment);
    expect(Buffer.from(one.envelope).includes("in the envelope")).toBe(false);
  });

  test("with any one bit changed is found out, and never opens as sound", () => {
    const { envelope, commitment, gateShare, readerShare } = sealContent(content, place);
    for (let bit = 0; bit < envelope.byteLength * 8; bit += 7) {
      const changed = new Uint8Array(envelope);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const opened = openEnvelope(changed, commitment, gateShare, readerShare);
      expect(opened.finding?.code).toBe("S01");
      const byItself = openEnvelope(changed, commitmentOf(changed), gateShare, readerShare);
      expect(byItself.finding?.code).toBe("S03");
    }
  });

  test("doesn't open with a wrong share, and says whose", () => {
    const { envelope, commitment, gateShare, readerShare } = sealContent(content, place);
    const other = new Uint8Array(32).fill(9);
    const found = (gate: Uint8Array, reader: Uint8Array | null) =>
      openEnvelope(envelope, commitment, gate, reader).finding?.found;
    expect(found(other, readerShare)).toContain("gate share");
    expect(found(gateShare, other)).toContain("reader share");
    expect(found(gateShare, null)).toContain("reader share");
    expect(found(readerShare, gateShare)).toContain("reader share");
  });

  test("whose author lied about the content's hash opens, and the lie is found", () => {
    const sealed = sealContent(content, place);
    const decoded = decodeEnvelope(sealed.envelope);
    if (!decoded) throw new Error("no envelope");
    const { header } = decoded;
    const lying = encodeHeader({ ...header, contentHash: `0x${"00".repeat(32)}` });
    const salt = Buffer.alloc(32, 1);
    const plaintext = Buffer.concat([salt, Buffer.from(JSON.stringify(content))]);
    const key = dataKeyOf(sealed.gateShare, sealed.readerShare, header.envelopeId);
    const envelope = encodeEnvelope(lying, aesGcmSeal(key, fromHex(header.iv), plaintext, lying));
    const opened = openEnvelope(
      envelope,
      commitmentOf(envelope),
      sealed.gateShare,
      sealed.readerShare,
    );
    expect(opened).toMatchObject({ content, finding: { code: "S02" } });
    expect(opened.finding?.found).toContain(
      createHash("sha256").update(plaintext).digest("hex").slice(0, 16),
    );
  });

  test("has one form: the same header written otherwise is none", () => {
    const { envelope } = sealContent(content, place);
    const decoded = decodeEnvelope(envelope);
    if (!decoded) throw new Error("no envelope");
    const text = Buffer.from(decoded.headerBytes).toString("utf8");
    for (const other of [text.replace('{"alg"', '{ "alg"'), text.replace('"v":1', '"v":1,"w":1')]) {
      expect(decodeEnvelope(encodeEnvelope(Buffer.from(other), decoded.ciphertext))).toBeNull();
    }
    for (const bytes of [new Uint8Array(), new Uint8Array(7), envelope.subarray(0, 50)]) {
      expect(decodeEnvelope(bytes)).toBeNull();
    }
  });
});
