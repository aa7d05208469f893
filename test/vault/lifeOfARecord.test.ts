import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { submit } from "../../chain/submit.ts";
import type { Address } from "../../core/log/Hex.ts";
import { recipientsOf } from "../../core/vault/recipientsOf.ts";
import { putOf } from "../../vault/client/sealVersion.ts";
import { aesGcmOpen, aesGcmSeal } from "../../vault/crypto/aesGcm.ts";
import { fromHex } from "../../vault/crypto/hexBytes.ts";
import { commitmentOf } from "../../vault/envelope/commitmentOf.ts";
import { dataKeyOf } from "../../vault/envelope/dataKey.ts";
import { encodeHeader } from "../../vault/envelope/EnvelopeHeader.ts";
import { decodeEnvelope, encodeEnvelope } from "../../vault/envelope/encodeEnvelope.ts";
import { type SealedContent, sealContent } from "../../vault/envelope/sealContent.ts";
import { LedgerFollower } from "../../vault/ledger/LedgerFollower.ts";
import { createRecord, grant, seedWorld } from "./world/seedWorld.ts";
import { sessionId, startWorld, type World } from "./world/startWorld.ts";
import { testContent } from "./world/testContent.ts";
import { addressOf, personaOf } from "./world/testPersonas.ts";

let world: World;

/** Sealed as it should be, but for the content's hash in the header. */
function lyingContent({ chain }: World, patient: Address): SealedContent {
  const { chainId, contract } = chain;
  const honest = sealContent(testContent("a lie"), { sessionId, chainId, contract, patient });
  const decoded = decodeEnvelope(honest.envelope);
  if (!decoded) throw new Error("no envelope");
  const { envelopeId, iv } = decoded.header;
  const key = dataKeyOf(honest.gateShare, honest.readerShare, envelopeId);
  const ivBytes = fromHex(iv);
  const plaintext = aesGcmOpen(key, ivBytes, decoded.ciphertext, decoded.headerBytes);
  if (!plaintext) throw new Error("it doesn't open");
  const header = encodeHeader({ ...decoded.header, contentHash: `0x${"00".repeat(32)}` });
  const envelope = encodeEnvelope(header, aesGcmSeal(key, ivBytes, plaintext, header));
  return { ...honest, envelope, commitment: commitmentOf(envelope) };
}

beforeAll(async () => {
  world = await startWorld();
  await seedWorld(world);
});

afterAll(() => world.close());

const view = (recordId: number, version = 0) =>
  ({ action: "view", recordId, version, purpose: "TREAT" }) as const;

describe("the life of a record", () => {
  test("its author, its patient and nobody else reads what was created", async () => {
    const recordId = await createRecord(world, "chen", "anna", "first words");
    const byDoctor = await world.act("chen", view(recordId));
    const byPatient = await world.act("anna", view(recordId));
    const byStranger = await world.act("diaz", view(recordId));
    expect(byDoctor.content).toEqual(testContent("first words"));
    expect(byPatient.content).toEqual(testContent("first words"));
    expect(byStranger.content).toBeNull();
    expect(byStranger.entry.outcome).toBe("denied");
  });

  test("an amendment adds a version, and the earlier one can still be read", async () => {
    const recordId = await createRecord(world, "chen", "anna", "as first told");
    const content = testContent("as amended");
    const { entry } = await world.act("chen", {
      action: "amend",
      recordId,
      replaces: 1,
      content,
      purpose: "TREAT",
    });
    expect(entry.version).toBe(2);
    expect((await world.act("chen", view(recordId))).content).toEqual(content);
    expect((await world.act("chen", view(recordId, 1))).content).toEqual(
      testContent("as first told"),
    );
  });

  test("a later grantee reads what was sealed to them by the patient's side", async () => {
    const recordId = await createRecord(world, "chen", "anna", "for a second opinion");
    await grant(world, "anna", "diaz", ["view"], { recordId });
    const { content } = await world.act("diaz", view(recordId));
    expect(content).toEqual(testContent("for a second opinion"));
    await world.act("anna", { action: "revoke", grantee: addressOf("diaz"), recordId });
    expect((await world.act("diaz", view(recordId))).entry.outcome).toBe("denied");
  });

  test("a deleted record is destroyed in the store", async () => {
    const recordId = await createRecord(world, "chen", "anna", "to be forgotten");
    await world.act("chen", { action: "delete", recordId, purpose: "TREAT" });
    const { versions } = await world.client.inventory(recordId);
    expect(versions).toMatchObject([
      { envelope: "destroyed", gateShare: "destroyed", state: "deleted" },
    ]);
    await expect(world.act("chen", view(recordId))).rejects.toMatchObject({
      code: "MA-LEDGER-RECORD-DELETED",
    });
  });

  test("copy and print leave entries of their own and open the same content", async () => {
    const recordId = await createRecord(world, "chen", "anna", "to be handed over");
    for (const action of ["copy", "print"] as const) {
      const act = { ...view(recordId), action };
      const { entry, content } = await world.act("chen", act);
      expect(entry.action).toBe(action);
      expect(content).toEqual(testContent("to be handed over"));
    }
    const { releases } = await world.client.inventory(recordId);
    expect(releases).toHaveLength(2);
  });

  test("whose author lied about its content's hash is shown with the finding, and isn't taken as sound", async () => {
    const { state, time } = await new LedgerFollower(world.ledger).catchUp();
    const patient = addressOf("anna");
    const author = personaOf("chen");
    const recipients = recipientsOf(state, patient, 0, time.nowSeconds);
    const version = { patient, action: "create", recordId: 0, recipients } as const;
    const put = await putOf(world.session, author, version, lyingContent(world, patient));
    await world.client.put(put);
    const { commitment } = put;
    const call = { action: "create", patient, commitment, purpose: "TREAT" } as const;
    const { recordId } = await submit(world.chain, author.accountKey, call);
    const { release } = await world.actor.open(view(recordId), { as: "anna" });
    expect(release?.versions).toMatchObject([
      { content: testContent("a lie"), finding: { code: "S02" } },
    ]);
    await expect(world.act("anna", view(recordId))).rejects.toMatchObject({
      code: "MA-RELEASE-S02",
    });
  });

  test("an attempt that consent doesn't allow leaves its entry and nothing in the vault", async () => {
    const before = (await world.client.inventory()).versions.length;
    const { entry } = await world.act("diaz", {
      action: "create",
      patient: addressOf("anna"),
      content: testContent("uninvited"),
      purpose: "TREAT",
    });
    expect(entry.outcome).toBe("denied");
    expect((await world.client.inventory()).versions).toHaveLength(before);
  });
});
