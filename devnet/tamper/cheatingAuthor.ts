import { randomBytes } from "node:crypto";
import canonicalize from "canonicalize";
import { Rpc } from "../../chain/Rpc.ts";
import { submit } from "../../chain/submit.ts";
import { noteContent } from "../../core/fhir/noteContent.ts";
import type { RecordContent } from "../../core/record/RecordContent.ts";
import { decide } from "../../core/replay/decide.ts";
import { recipientsOf } from "../../core/vault/recipientsOf.ts";
import { Actor } from "../../vault/client/Actor.ts";
import { keyRingOf } from "../../vault/client/KeyRing.ts";
import { putOf } from "../../vault/client/sealVersion.ts";
import { VaultClient } from "../../vault/client/VaultClient.ts";
import { aesGcmSeal } from "../../vault/crypto/aesGcm.ts";
import { fromHex, toHex } from "../../vault/crypto/hexBytes.ts";
import { sha256 } from "../../vault/crypto/sha256.ts";
import { commitmentOf } from "../../vault/envelope/commitmentOf.ts";
import { dataKeyHashOf, dataKeyOf, readerShareHashOf } from "../../vault/envelope/dataKey.ts";
import { encodeHeader } from "../../vault/envelope/EnvelopeHeader.ts";
import { encodeEnvelope } from "../../vault/envelope/encodeEnvelope.ts";
import type { SealedContent } from "../../vault/envelope/sealContent.ts";
import { openPersonas } from "../openPersonas.ts";
import type { PersonaKeys } from "../persona/PersonaKeys.ts";
import type { SessionFile } from "../session/SessionFile.ts";
import { Scene } from "./Scene.ts";
import type { SceneAttack } from "./SceneAttack.ts";
import { TamperError } from "./TamperError.ts";

/** What an author can do wrong on purpose: the entry is honest, what it commits to is not. */
export const authorAttacks: readonly SceneAttack[] = [
  {
    kind: "author-other-hash",
    codes: ["S02"],
    title: "the author seals another content than the header says (seen with --as; --undo amends)",
    with: "--as",
    apply: (scene) => amendFalsely(scene, () => toHex(randomBytes(32))),
  },
  {
    kind: "author-unsalted-hash",
    codes: ["S02"],
    title: "the author states the content's hash without its salt (seen with --as; --undo amends)",
    with: "--as",
    apply: (scene) => amendFalsely(scene, (plaintext) => sha256(plaintext.subarray(32))),
  },
];

/** @param author a persona's name */
export async function amendHonestly(
  file: SessionFile,
  recordId: number,
  author: string,
): Promise<void> {
  const { rpcUrl, chainId, contract, deployBlock } = file;
  const scene = await Scene.open(file, recordId);
  const actor = new Actor({
    keyRing: keyRingOf(openPersonas(file.directory).all),
    chain: { rpc: new Rpc({ url: rpcUrl }), chainId, contract, deployBlock },
    sessionId: file.id,
    vault: new VaultClient({ url: file.vaultUrl }),
  });
  const { version: replaces } = scene.record;
  const content = note(scene, author);
  await actor.act(
    { action: "amend", recordId, replaces, content, purpose: "TREAT" },
    { as: author },
  );
}

async function amendFalsely(
  scene: Scene,
  hashOf: (plaintext: Buffer) => `0x${string}`,
): Promise<void> {
  const { file, chain, record, state, recordId } = scene;
  const author = authorIn(scene);
  const session = {
    ledger: chain,
    sessionId: file.id,
    vault: new VaultClient({ url: file.vaultUrl }),
  };
  const sealed = sealFalsely(scene, note(scene, author.name), hashOf);
  const recipients = recipientsOf(
    state,
    record.patient,
    recordId,
    await session.vault.nowSeconds(),
  );
  const put = await putOf(
    session,
    author,
    { patient: record.patient, action: "amend", recordId, recipients },
    sealed,
  );
  await session.vault.put(put);
  await submit(chain, author.accountKey, {
    action: "amend",
    recordId,
    replaces: record.version,
    commitment: put.commitment,
    purpose: "TREAT",
  });
  scene.remember({ kind: "amend", recordId, author: author.name });
}

function sealFalsely(
  scene: Scene,
  content: RecordContent,
  hashOf: (plaintext: Buffer) => `0x${string}`,
): SealedContent {
  const [gateShare, readerShare] = [randomBytes(32), randomBytes(32)];
  const [envelopeId, iv] = [toHex(randomBytes(32)), toHex(randomBytes(12))];
  const text = canonicalize(content) as string;
  const plaintext = Buffer.concat([randomBytes(32), Buffer.from(text, "utf8")]);
  const dataKey = dataKeyOf(gateShare, readerShare, envelopeId);
  const header = encodeHeader({
    v: 1,
    alg: "A256GCM",
    sessionId: scene.file.id,
    chainId: scene.chain.chainId,
    contract: scene.chain.contract,
    patient: scene.record.patient,
    envelopeId,
    iv,
    contentHash: hashOf(plaintext),
    dataKeyHash: dataKeyHashOf(dataKey),
    readerShareHash: readerShareHashOf(readerShare),
  });
  const envelope = encodeEnvelope(header, aesGcmSeal(dataKey, fromHex(iv), plaintext, header));
  return { envelope, commitment: commitmentOf(envelope), gateShare, readerShare };
}

function authorIn({ file, state, record, entries }: Scene): PersonaKeys {
  const atSeconds = entries.at(-1)?.recordedAtSeconds ?? 0;
  const { patient, recordId, status } = record;
  const author = openPersonas(file.directory).all.find(
    ({ address: actor, role }) =>
      role === "doctor" &&
      status !== "deleted" &&
      state.participants.has(actor) &&
      decide(state, { actor, action: "amend", patient, recordId, atSeconds }) === "none",
  );
  if (author) return author;
  throw new TamperError(`nobody here may amend record ${recordId}`, "open to a doctor's amendment");
}

function note(scene: Scene, author: string): RecordContent {
  return noteContent(
    { title: "Amendment", text: "Made in the tamper lab.", reason: "" },
    {
      patient: "patient",
      author,
      atSeconds: scene.entries.at(-1)?.recordedAtSeconds ?? 0,
      encounterId: "00000000-0000-4000-8000-000000000001",
      documentId: "00000000-0000-4000-8000-000000000002",
    },
  );
}
