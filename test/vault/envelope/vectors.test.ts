import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { keccak256 } from "ethers/crypto";
import { expect, test } from "vitest";
import { requestHash } from "../../../core/log/requestHash.ts";
import { fromHex, toHex } from "../../../vault/crypto/hexBytes.ts";
import { x25519PublicKey } from "../../../vault/crypto/x25519PublicKey.ts";
import { openGateShareOfRelease } from "../../../vault/envelope/gateShare.ts";
import { openReaderShare } from "../../../vault/envelope/readerShare.ts";
import { sealContent } from "../../../vault/envelope/sealContent.ts";
import { vaultKeysOf } from "../../../vault/gate/VaultKeys.ts";
import { independentEnvelopeOpen, independentHpkeOpen } from "./independentOpening.ts";

const doc = readFileSync(new URL("../../../docs/vault.md", import.meta.url), "utf8");
const vectors = JSON.parse(/```json vectors\n(.*?)```/s.exec(doc)?.[1] ?? "null");
const ascii = (text: string) => Buffer.from(text, "ascii");

test("the published envelope is what sealing gives", () => {
  const { place, envelopeId, iv, salt, gateShare, readerShare } = vectors.seal;
  const sealed = sealContent(vectors.content, place, {
    envelopeId: fromHex(envelopeId),
    iv: fromHex(iv),
    salt: fromHex(salt),
    gateShare: fromHex(gateShare),
    readerShare: fromHex(readerShare),
  });
  expect(toHex(sealed.envelope)).toBe(vectors.envelope);
  expect(sealed.commitment).toBe(vectors.commitment);
});

test("the published envelope opens with nothing but what the page says", () => {
  const envelope = fromHex(vectors.envelope);
  expect(keccak256(envelope)).toBe(vectors.commitment);
  const readerShare = independentHpkeOpen(
    fromHex(vectors.reader.privateKey),
    fromHex(vectors.reader.sealedShare),
    ascii("medaudit/v1 reader share"),
    Buffer.concat([fromHex(vectors.commitment), fromHex(vectors.reader.address)]),
  );
  const gateShare = independentHpkeOpen(
    fromHex(vectors.release.ephemeralPrivateKey),
    fromHex(vectors.release.sealedGateShare),
    ascii("medaudit/v1 release"),
    Buffer.concat([fromHex(vectors.release.requestHash), fromHex(vectors.commitment)]),
  );
  expect(toHex(readerShare)).toBe(vectors.seal.readerShare);
  expect(toHex(gateShare)).toBe(vectors.seal.gateShare);
  const { header, plaintext } = independentEnvelopeOpen(envelope, gateShare, readerShare);
  const digest = createHash("sha256").update(plaintext).digest("hex");
  expect(header.contentHash).toBe(`0x${digest}`);
  expect(toHex(plaintext.subarray(0, 32))).toBe(vectors.seal.salt);
  expect(JSON.parse(plaintext.subarray(32).toString("utf8"))).toEqual(vectors.content);
});

test("the product opens the published shares", async () => {
  const { reader, release, commitment } = vectors;
  const sealed = fromHex(reader.sealedShare);
  const key = fromHex(reader.privateKey);
  const share = await openReaderShare(sealed, commitment, reader.address, key);
  expect(share && toHex(share)).toBe(vectors.seal.readerShare);
  const gateShare = await openGateShareOfRelease(
    fromHex(release.sealedGateShare),
    release.requestHash,
    commitment,
    fromHex(release.ephemeralPrivateKey),
  );
  expect(gateShare && toHex(gateShare)).toBe(vectors.seal.gateShare);
});

test("the published request hash, public keys and vault id follow from the rest", () => {
  const { release, reader, vault } = vectors;
  expect(requestHash(release.request)).toBe(release.requestHash);
  const ephemeral = x25519PublicKey(fromHex(release.ephemeralPrivateKey));
  expect(toHex(ephemeral)).toBe(release.request.ephemeralKey);
  expect(toHex(x25519PublicKey(fromHex(reader.privateKey)))).toBe(reader.publicKey);
  const keys = vaultKeysOf(fromHex(vault.gateKey), vectors.seal.place.sessionId);
  expect(keys).toMatchObject({
    vaultId: vault.vaultId,
    putPublicKey: vault.publicKey,
    signer: vault.signer,
  });
  expect(release.request.vaultId).toBe(vault.vaultId);
});
