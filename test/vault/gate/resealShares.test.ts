import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { submit } from "../../../chain/submit.ts";
import { toHex } from "../../../vault/crypto/hexBytes.ts";
import { x25519PublicKey } from "../../../vault/crypto/x25519PublicKey.ts";
import {
  type ResealRequest,
  resealMessage,
  resealTypes,
} from "../../../vault/protocol/ResealRequest.ts";
import { signTyped } from "../../../vault/protocol/typedSignature.ts";
import { vaultDomain } from "../../../vault/protocol/vaultDomain.ts";
import { access } from "../world/access.ts";
import { draftPut } from "../world/draftPut.ts";
import { createRecord, grant, seedWorld } from "../world/seedWorld.ts";
import { sessionId, startWorld, type World } from "../world/startWorld.ts";
import { testContent } from "../world/testContent.ts";
import { addressOf, personaOf, type TestPersona } from "../world/testPersonas.ts";

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await seedWorld(world);
});

afterAll(() => world.close());

const view = (recordId: number) =>
  ({ action: "view", recordId, version: 0, purpose: "TREAT" }) as const;

/** A share for somebody, signed by somebody. */
async function resealing(signer: TestPersona, recipient: TestPersona, recordId: number) {
  const { versions } = await world.client.inventory(recordId);
  const request: ResealRequest = {
    patient: addressOf("anna"),
    recipient: addressOf(recipient),
    encryptionKey: toHex(x25519PublicKey(personaOf(recipient).encryptionKey)),
    shares: versions.map(({ commitment }) => ({ commitment, sealed: `0x${"77".repeat(80)}` })),
    signature: "0x",
  };
  const domain = vaultDomain(world.chain, sessionId);
  const key = personaOf(signer).accountKey;
  const signature = signTyped(domain, resealTypes, resealMessage(request), key);
  return { ...request, signature };
}

const refusal = (request: ResealRequest) =>
  world.client.reseal(request).then(
    () => "stored",
    (error) => String(error.code),
  );

describe("sealing to a later grantee", () => {
  test("covers the whole chart, every version, and says how far it is", async () => {
    const recordIds: number[] = [];
    for (const text of ["one", "two", "three"]) {
      recordIds.push(await createRecord(world, "chen", "anna", text));
    }
    const steps: [number, number][] = [];
    await world.actor.act(
      {
        action: "grant",
        grantee: addressOf("diaz"),
        recordId: 0,
        permissions: ["view"],
        validFromSeconds: 0,
        validUntilSeconds: 0,
      },
      { as: "anna", onProgress: (done, total) => steps.push([done, total]) },
    );
    expect(steps.at(-1)).toEqual([3, 3]);
    for (const recordId of recordIds) {
      expect((await world.act("diaz", view(recordId))).content).not.toBeNull();
    }
    await world.act("anna", { action: "revoke", grantee: addressOf("diaz"), recordId: 0 });
  });

  test("is the patient's alone, for the patient's own records, to those whom consents name", async () => {
    const recordId = await createRecord(world, "chen", "anna", "mine to give");
    expect(await refusal(await resealing("chen", "chen", recordId))).toBe("MA-VAULT-PATIENT");
    expect(await refusal(await resealing("ben", "chen", recordId))).toBe("MA-VAULT-PATIENT");
    expect(await refusal(await resealing("anna", "diaz", recordId))).toBe("MA-VAULT-RECIPIENTS");
    const asBens = { ...(await resealing("anna", "chen", recordId)), patient: addressOf("ben") };
    const domain = vaultDomain(world.chain, sessionId);
    const key = personaOf("ben").accountKey;
    const signature = signTyped(domain, resealTypes, resealMessage(asBens), key);
    expect(await refusal({ ...asBens, signature })).toBe("MA-VAULT-PATIENT");
    const wrongKey = { ...(await resealing("anna", "chen", recordId)) };
    expect(await refusal({ ...wrongKey, encryptionKey: `0x${"12".repeat(32)}` })).toBe(
      "MA-VAULT-PATIENT",
    );
  });

  test("is not for what waits for its entry", async () => {
    const put = await draftPut(world, "chen");
    await world.client.put(put);
    const request = await resealing("anna", "chen", 1);
    const shares = [{ commitment: put.commitment, sealed: `0x${"77".repeat(80)}` as const }];
    const domain = vaultDomain(world.chain, sessionId);
    const key = personaOf("anna").accountKey;
    const message = resealMessage({ ...request, shares });
    const signature = signTyped(domain, resealTypes, message, key);
    expect(await refusal({ ...request, shares, signature })).toBe("MA-VAULT-VERSION-MISSING");
  });

  test("a reader whom the consent names but nobody sealed to is told so, and keeps the entry unused", async () => {
    const recordId = await createRecord(world, "chen", "anna", "granted without sealing");
    await submit(world.chain, personaOf("anna").accountKey, {
      action: "grant",
      grantee: addressOf("diaz"),
      recordId,
      permissions: ["view"],
      validFromSeconds: 0,
      validUntilSeconds: 0,
    });
    const own = await access(world, "diaz", recordId);
    await expect(world.client.release(own.request)).rejects.toMatchObject({
      code: "MA-VAULT-NOT-SEALED",
    });
    await grant(world, "anna", "diaz", ["view"], { recordId });
    const { versions } = await world.client.release(own.request);
    expect(versions).toHaveLength(1);
  });

  test("a record's own refusal taken back lets the chart's consent open it again", async () => {
    await grant(world, "anna", "diaz", ["view"]);
    const early = await createRecord(world, "chen", "anna", "refused for a while");
    await grant(world, "anna", "diaz", [], { recordId: early });
    await world.act("chen", {
      action: "amend",
      recordId: early,
      replaces: 1,
      content: testContent("written while refused"),
      purpose: "TREAT",
    });
    expect((await world.act("diaz", view(early))).entry.outcome).toBe("denied");
    await world.act("anna", { action: "revoke", grantee: addressOf("diaz"), recordId: early });
    const { content } = await world.act("diaz", view(early));
    expect(content).toEqual(testContent("written while refused"));
  });
});
