import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { submit } from "../../../chain/submit.ts";
import type { Hash, Hex } from "../../../core/log/Hex.ts";
import { recipientsOf } from "../../../core/vault/recipientsOf.ts";
import { putOf } from "../../../vault/client/sealVersion.ts";
import { sealContent } from "../../../vault/envelope/sealContent.ts";
import { LedgerFollower } from "../../../vault/ledger/LedgerFollower.ts";
import { type PutRequest, putMessage, putTypes } from "../../../vault/protocol/PutRequest.ts";
import { signTyped } from "../../../vault/protocol/typedSignature.ts";
import { vaultDomain } from "../../../vault/protocol/vaultDomain.ts";
import { draftPut } from "../world/draftPut.ts";
import { createRecord, grant, seedWorld } from "../world/seedWorld.ts";
import { sessionId, startWorld, type World } from "../world/startWorld.ts";
import { testContent } from "../world/testContent.ts";
import { addressOf, personaOf, type TestPersona } from "../world/testPersonas.ts";

let world: World;

beforeAll(async () => {
  world = await startWorld({ limits: { quota: { versionsMost: 3, bytesMost: 1_000_000 } } });
  await seedWorld(world);
});

afterAll(() => world.close());

async function refusal(put: PutRequest): Promise<string> {
  const before = (await world.client.inventory()).versions.length;
  const code = await world.client.put(put).then(
    () => "stored",
    (error) => String(error.code),
  );
  if (code !== "stored") {
    expect((await world.client.inventory()).versions).toHaveLength(before);
  }
  return code;
}

function signedBy(as: TestPersona, put: PutRequest): PutRequest {
  const domain = vaultDomain(world.chain, sessionId);
  const signature = signTyped(domain, putTypes, putMessage(put), personaOf(as).accountKey);
  return { ...put, author: addressOf(as), signature };
}

const anySealed = (): Hex => `0x${randomBytes(80).toString("hex")}`;

describe("the vault takes nothing", () => {
  test("from a stranger", async () => {
    expect(await refusal(await draftPut(world, "diaz"))).toBe("MA-VAULT-NOT-ALLOWED");
    expect(await refusal(await draftPut(world, "anna"))).toBe("MA-VAULT-NOT-ALLOWED");
    expect(await refusal(await draftPut(world, "omar"))).toBe("MA-VAULT-NOT-ALLOWED");
  });

  test("in another's name", async () => {
    const put = await draftPut(world, "diaz");
    expect(await refusal({ ...put, author: addressOf("chen") })).toBe("MA-VAULT-AUTHOR");
  });

  test("into a chart without consent, though the author has one elsewhere", async () => {
    const put = await draftPut(world, "chen", { patient: addressOf("ben") });
    expect(await refusal(put)).toBe("MA-VAULT-NOT-ALLOWED");
  });

  test("from an author who is suspended now", async () => {
    const put = await draftPut(world, "chen");
    await world.act("rita", { action: "suspend", account: addressOf("chen") });
    expect(await refusal(put)).toBe("MA-VAULT-NOT-ALLOWED");
    await world.act("rita", { action: "credential", account: addressOf("chen"), role: "doctor" });
  });

  test("whose bytes are not those of the commitment", async () => {
    const put = await draftPut(world, "chen");
    const envelope = new Uint8Array(put.envelope);
    envelope[envelope.length - 1] = (envelope.at(-1) ?? 0) ^ 1;
    expect(await refusal({ ...put, envelope })).toBe("MA-VAULT-COMMITMENT");
  });

  test("sealed for another session, chain, contract or patient", async () => {
    const { chainId, contract } = world.chain;
    const { state, time } = await new LedgerFollower(world.ledger).catchUp();
    const patient = addressOf("anna");
    const here = { sessionId, chainId, contract, patient };
    const recipients = recipientsOf(state, patient, 0, time.nowSeconds);
    for (const elsewhere of [
      { ...here, sessionId: `0x${"11".repeat(32)}` as Hash },
      { ...here, chainId: 1 },
      { ...here, contract: addressOf("ben") },
      { ...here, patient: addressOf("ben") },
    ]) {
      const sealed = sealContent(testContent("elsewhere"), elsewhere);
      const version = { patient, action: "create", recordId: 0, recipients } as const;
      const put = await putOf(world.session, personaOf("chen"), version, sealed);
      expect(await refusal(put)).toBe("MA-VAULT-ENVELOPE");
    }
  });

  test("that is sealed to one too few, one too many, or a wrong key", async () => {
    const put = await draftPut(world, "chen");
    const [first] = put.shares;
    if (!first) throw new Error("no shares");
    const extra = {
      recipient: addressOf("diaz"),
      encryptionKey: first.encryptionKey,
      sealed: anySealed(),
    };
    const rekeyed = { ...first, encryptionKey: `0x${"22".repeat(32)}` as Hash };
    for (const shares of [
      put.shares.slice(1),
      [...put.shares, extra],
      [...put.shares, first],
      [rekeyed, ...put.shares.slice(1)],
    ]) {
      expect(await refusal(signedBy("chen", { ...put, shares }))).toBe("MA-VAULT-RECIPIENTS");
    }
  });

  test("whose recipients are those of consents that have changed since", async () => {
    const put = await draftPut(world, "chen");
    await grant(world, "anna", "diaz", ["view"]);
    expect(await refusal(put)).toBe("MA-VAULT-RECIPIENTS");
    await world.act("anna", { action: "revoke", grantee: addressOf("diaz"), recordId: 0 });
  });

  test("whose gate share isn't sealed to it, or was sealed for another version", async () => {
    const put = await draftPut(world, "chen");
    const other = await draftPut(world, "chen");
    for (const gateShare of [anySealed(), other.gateShare]) {
      const forged = signedBy("chen", { ...put, gateShare });
      expect(await refusal(forged)).toBe("MA-VAULT-GATE-SHARE");
    }
  });

  test("as an amendment of a record of another chart, of none, or of a deleted one", async () => {
    const recordId = await createRecord(world, "chen", "anna", "here for a while");
    await grant(world, "ben", "chen", ["view", "create", "amend"]);
    const amend = (patient: TestPersona, id: number) =>
      draftPut(world, "chen", { action: "amend", patient: addressOf(patient), recordId: id });
    expect(await refusal(await amend("ben", recordId))).toBe("MA-VAULT-NOT-ALLOWED");
    expect(await refusal(await amend("anna", 9999))).toBe("MA-VAULT-NOT-ALLOWED");
    await world.act("chen", { action: "delete", recordId, purpose: "TREAT" });
    expect(await refusal(await amend("anna", recordId))).toBe("MA-VAULT-DELETED");
  });

  test("beyond an author's quota, until the earlier ones are claimed", async () => {
    const puts = await Promise.all([1, 2, 3, 4].map(() => draftPut(world, "chen")));
    const [first, second, third, fourth] = puts as [PutRequest, PutRequest, PutRequest, PutRequest];
    for (const put of [first, second, third]) expect(await refusal(put)).toBe("stored");
    expect(await refusal(fourth)).toBe("MA-VAULT-QUOTA");
    expect(await refusal(first)).toBe("stored");
    const { commitment, patient } = first;
    const call = { action: "create", patient, commitment, purpose: "TREAT" } as const;
    await submit(world.chain, personaOf("chen").accountKey, call);
    expect(await refusal(fourth)).toBe("stored");
  });
});

describe("what waits for its entry", () => {
  test("can't be put over, nor claimed by another author, chart or act", async () => {
    await grant(world, "anna", "diaz", ["view", "create"]);
    await grant(world, "ben", "diaz", ["view", "create"]);
    const put = await draftPut(world, "diaz", { text: "diaz wrote this" });
    await world.client.put(put);
    expect(await refusal(signedBy("chen", put))).toBe("MA-VAULT-TAKEN");
    const { commitment } = put;
    const create = (as: TestPersona, patient: TestPersona) =>
      submit(world.chain, personaOf(as).accountKey, {
        action: "create",
        patient: addressOf(patient),
        commitment,
        purpose: "TREAT",
      });
    const byAnother = await create("chen", "anna");
    const inAnotherChart = await create("diaz", "ben");
    const states = async () =>
      (await world.client.inventory()).versions
        .filter((version) => version.commitment === commitment)
        .map(({ state, recordId }) => ({ state, recordId }));
    expect([byAnother.outcome, inAnotherChart.outcome]).toEqual(["success", "success"]);
    expect(await states()).toEqual([{ state: "pending", recordId: 0 }]);
    const own = await create("diaz", "anna");
    expect(await states()).toEqual([{ state: "claimed", recordId: own.recordId }]);
  });

  test("is swept well after, and what was claimed is not", async () => {
    const claimed = await createRecord(world, "diaz", "anna", "stays");
    const put = await draftPut(world, "diaz", { text: "never sent" });
    await world.client.put(put);
    const soon = Math.floor(Date.now() / 1000);
    await world.restart({ nowSeconds: () => soon + 3000 });
    await world.vault.sweep();
    expect(await world.client.envelope(put.commitment)).not.toBeNull();
    await world.restart({ nowSeconds: () => soon + 4000 });
    await world.vault.sweep();
    expect(await world.client.envelope(put.commitment)).toBeNull();
    expect((await world.client.inventory(claimed)).versions).toHaveLength(1);
  });
});
