import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encodeCall } from "../../../chain/encodeCall.ts";
import { numberOf } from "../../../chain/hexQuantity.ts";
import { submit } from "../../../chain/submit.ts";
import type { Hash } from "../../../core/log/Hex.ts";
import { prepareAccess } from "../../../vault/client/accessRequest.ts";
import { releaseRequestFor } from "../../../vault/client/releaseVersion.ts";
import type { ReleaseRequest } from "../../../vault/protocol/ReleaseRequest.ts";
import { type Access, access } from "../world/access.ts";
import { deployTestLedger } from "../world/deployTestLedger.ts";
import { createRecord, grant, seedWorld } from "../world/seedWorld.ts";
import { startWorld, type World } from "../world/startWorld.ts";
import { testContent } from "../world/testContent.ts";
import { addressOf, personaOf, type TestPersona } from "../world/testPersonas.ts";

let world: World;
let recordId: number;
let otherRecordId: number;

beforeAll(async () => {
  world = await startWorld();
  await seedWorld(world);
  recordId = await createRecord(world, "chen", "anna", "the secret");
  otherRecordId = await createRecord(world, "chen", "anna", "another secret");
  await world.act("chen", {
    action: "amend",
    recordId,
    replaces: 1,
    content: testContent("the secret, amended"),
    purpose: "TREAT",
  });
});

afterAll(() => world.close());

const nobodysHash: Hash = `0x${"ab".repeat(32)}`;

/** The request signed anew by somebody after a change. */
function resigned(as: TestPersona, { prepared, entry }: Access, change: Partial<ReleaseRequest>) {
  const { recordId: r, version, action, ephemeralKey, nonce, ...rest } = change;
  const request = {
    ...prepared.request,
    ...(r === undefined ? {} : { recordId: r }),
    ...(version === undefined ? {} : { version }),
    ...(action === undefined ? {} : { action }),
    ...(ephemeralKey === undefined ? {} : { ephemeralKey }),
    ...(nonce === undefined ? {} : { nonce }),
  };
  const { requestHash } = prepared;
  return {
    ...releaseRequestFor(
      world.session,
      personaOf(as),
      { ...prepared, request, requestHash },
      entry,
    ),
    ...rest,
  };
}

/** As an attacker who knows the protocol would sign it: over the hash of what is asked for. */
function forged(as: TestPersona, own: Access, change: Partial<ReleaseRequest>, vaultId?: Hash) {
  const { action, recordId: r, version } = { ...own.prepared.request, ...change };
  const prepared = prepareAccess(action, r, version, vaultId ?? world.vault.vaultId);
  return releaseRequestFor(world.session, personaOf(as), prepared, own.entry);
}

async function refusal(request: ReleaseRequest): Promise<string> {
  const before = (await world.client.inventory()).releases.length;
  const code = await world.client.release(request).then(
    () => "released",
    (error) => String(error.code),
  );
  expect((await world.client.inventory()).releases).toHaveLength(before);
  return code;
}

const later = async (seconds: number) => {
  await world.node.request("evm_increaseTime", [seconds]);
  await world.node.request("evm_mine");
};

describe("the gate releases nothing", () => {
  test("without an entry", async () => {
    const own = await access(world, "chen", recordId);
    const request = resigned("chen", own, { transactionHash: nobodysHash });
    expect(await refusal(request)).toBe("MA-VAULT-ENTRY");
  });

  test("for another log of the same block", async () => {
    const own = await access(world, "chen", recordId);
    const request = { ...own.request, logIndex: own.request.logIndex + 1 };
    expect(await refusal(request)).toBe("MA-VAULT-ENTRY");
  });

  test("for somebody else's entry", async () => {
    const theirs = await access(world, "chen", recordId);
    expect(await refusal(resigned("diaz", theirs, {}))).toBe("MA-VAULT-SIGNER");
    expect(await refusal(resigned("anna", theirs, {}))).toBe("MA-VAULT-SIGNER");
    expect(await refusal({ ...theirs.request, signature: `0x${"00".repeat(65)}` })).toBe(
      "MA-VAULT-SIGNER",
    );
  });

  test("for a denied entry", async () => {
    const own = await access(world, "diaz", recordId);
    expect(own.entry.outcome).toBe("denied");
    expect(await refusal(own.request)).toBe("MA-VAULT-DENIED");
  });

  test("for an entry that was used", async () => {
    const own = await access(world, "chen", recordId);
    await world.client.release(own.request);
    expect(await refusal(own.request)).toBe("MA-VAULT-RELEASED");
  });

  test("for an entry that is too old", async () => {
    const own = await access(world, "chen", recordId);
    await later(601);
    expect(await refusal(own.request)).toBe("MA-VAULT-TOO-OLD");
  });

  test("for another record, version, action or key than the entry was made for", async () => {
    const own = await access(world, "chen", recordId);
    for (const change of [
      { recordId: otherRecordId },
      { version: 2 },
      { ephemeralKey: nobodysHash },
      { nonce: nobodysHash },
    ]) {
      expect(await refusal(resigned("chen", own, change))).toBe("MA-VAULT-SIGNER");
      expect(await refusal(forged("chen", own, change))).toBe("MA-VAULT-REQUEST");
    }
    const copy = { ...own.request, action: "copy" as const };
    expect(await refusal(copy)).toBe("MA-VAULT-ENTRY-ACTION");
  });

  test("for an entry that was made for another vault", async () => {
    const own = await access(world, "chen", recordId, { vaultId: nobodysHash });
    expect(await refusal(forged("chen", own, {}))).toBe("MA-VAULT-REQUEST");
  });

  test("for a request signed in another session, chain or contract", async () => {
    const own = await access(world, "chen", recordId);
    const { ledger } = world.session;
    for (const elsewhere of [
      { ...world.session, sessionId: nobodysHash },
      { ...world.session, ledger: { ...ledger, chainId: 1 } },
      { ...world.session, ledger: { ...ledger, contract: addressOf("ben") } },
    ]) {
      const request = releaseRequestFor(elsewhere, personaOf("chen"), own.prepared, own.entry);
      expect(await refusal(request)).toBe("MA-VAULT-SIGNER");
    }
  });

  test("for an entry of another contract", async () => {
    const elsewhere = await deployTestLedger(world.node);
    const send = (as: TestPersona, call: Parameters<typeof submit>[2]) =>
      submit(elsewhere, personaOf(as).accountKey, call);
    const { encryptionKey } = { encryptionKey: nobodysHash };
    await send("anna", { action: "register", encryptionKey });
    const account = addressOf("diaz");
    await send("rita", { action: "credential", account, role: "doctor", encryptionKey });
    await send("anna", {
      action: "grant",
      grantee: account,
      recordId: 0,
      permissions: ["view", "create"],
      validFromSeconds: 0,
      validUntilSeconds: 0,
    });
    const patient = addressOf("anna");
    const commitment = nobodysHash;
    await send("diaz", { action: "create", patient, commitment, purpose: "TREAT" });
    const prepared = prepareAccess("view", 1, 1, world.vault.vaultId);
    const { requestHash } = prepared;
    const call = {
      action: "view",
      recordId: 1,
      version: 1,
      requestHash,
      purpose: "TREAT",
    } as const;
    const entry = await send("diaz", call);
    expect(entry.outcome).toBe("success");
    const request = releaseRequestFor(world.session, personaOf("diaz"), prepared, entry);
    expect(await refusal(request)).toBe("MA-VAULT-ENTRY");
  });

  test("for an entry that is no access", async () => {
    const { entry } = await world.act("omar", { action: "query", recordId });
    const prepared = prepareAccess("view", recordId, 1, world.vault.vaultId);
    const request = releaseRequestFor(world.session, personaOf("omar"), prepared, entry);
    expect(await refusal(request)).toBe("MA-VAULT-ENTRY-ACTION");
  });

  test("to somebody whose consent was revoked in between", async () => {
    await grant(world, "anna", "diaz", ["view"]);
    const own = await access(world, "diaz", recordId);
    await world.act("anna", { action: "revoke", grantee: addressOf("diaz"), recordId: 0 });
    expect(own.entry.outcome).toBe("success");
    expect(await refusal(own.request)).toBe("MA-VAULT-CONSENT-ENDED");
  });

  test("to somebody whose consent ended in between, even if no block was mined since", async () => {
    const { nowSeconds } = await world.ledger.time();
    await grant(world, "anna", "diaz", ["view"], { until: nowSeconds + 60 });
    const own = await access(world, "diaz", recordId);
    await world.node.request("evm_increaseTime", [61]);
    expect(await refusal(own.request)).toBe("MA-VAULT-CONSENT-ENDED");
  });

  test("to somebody who was suspended in between", async () => {
    await grant(world, "anna", "diaz", ["view"]);
    const own = await access(world, "diaz", recordId);
    await world.act("rita", { action: "suspend", account: addressOf("diaz") });
    expect(await refusal(own.request)).toBe("MA-VAULT-CONSENT-ENDED");
    await world.act("rita", { action: "credential", account: addressOf("diaz"), role: "doctor" });
  });

  test("of a record that was deleted in between", async () => {
    const doomed = await createRecord(world, "chen", "anna", "soon gone");
    const own = await access(world, "chen", doomed);
    await world.act("chen", { action: "delete", recordId: doomed, purpose: "TREAT" });
    expect(await refusal(own.request)).toBe("MA-VAULT-DELETED");
  });

  test("to whoever sent in the doctor's name without the doctor's key", async () => {
    const prepared = prepareAccess("view", recordId, 1, world.vault.vaultId);
    const { requestHash } = prepared;
    const call = { action: "view", recordId, version: 1, requestHash, purpose: "TREAT" } as const;
    const from = addressOf("chen");
    await world.node.request("hardhat_impersonateAccount", [from]);
    const sent = { from, to: world.chain.contract, data: encodeCall(call), gasPrice: "0x0" };
    const transactionHash = (await world.node.request("eth_sendTransaction", [sent])) as Hash;
    await world.node.request("hardhat_stopImpersonatingAccount", [from]);
    const receipt = await world.node.request("eth_getTransactionReceipt", [transactionHash]);
    const { status, logs } = receipt as { status: string; logs: { logIndex: string }[] };
    expect(status).toBe("0x1");
    const logIndex = numberOf(logs[0]?.logIndex);
    const request = releaseRequestFor(world.session, personaOf("chen"), prepared, {
      transactionHash,
      logIndex,
    });
    expect(await refusal(request)).toBe("MA-VAULT-SENDER");
  });
});

describe("one entry, one release", () => {
  test("of 200 requests at once for the same entry, exactly one is answered", async () => {
    const own = await access(world, "chen", recordId);
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, () =>
        world.client.release(own.request).then(
          () => "released",
          (error) => String(error.code),
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "released")).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(["released", "MA-VAULT-RELEASED"]));
  });
});
