import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Hex } from "../../../core/log/Hex.ts";
import type { OpenedVersion } from "../../../core/ports/ActPort.ts";
import { Actor } from "../../../vault/client/Actor.ts";
import type { PreparedAccess } from "../../../vault/client/accessRequest.ts";
import { keyRingOf } from "../../../vault/client/KeyRing.ts";
import { releaseVersion } from "../../../vault/client/releaseVersion.ts";
import { VaultClient } from "../../../vault/client/VaultClient.ts";
import { fromHex, toHex } from "../../../vault/crypto/hexBytes.ts";
import {
  openGateShareOfRelease,
  sealGateShareForRelease,
} from "../../../vault/envelope/gateShare.ts";
import { LedgerFollower } from "../../../vault/ledger/LedgerFollower.ts";
import type { ReleasedVersion } from "../../../vault/protocol/ReleaseAnswer.ts";
import { type Access, access } from "../world/access.ts";
import { createRecord, seedWorld } from "../world/seedWorld.ts";
import { sessionId, startWorld, type World } from "../world/startWorld.ts";
import { testContent } from "../world/testContent.ts";
import { addressOf, personaOf, testPersonas } from "../world/testPersonas.ts";

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await seedWorld(world);
});

afterAll(() => world.close());

const createIntent = () => ({
  action: "create" as const,
  patient: addressOf("anna"),
  content: testContent("for the right vault only"),
  purpose: "TREAT" as const,
});

/** What a reader finds where the vault answers one access with what belongs to another. */
async function releasedInstead(
  recordId: number,
  elsewhere: Access,
  asked: Access,
): Promise<readonly OpenedVersion[]> {
  const told = await world.client.release(elsewhere.request);
  const answer = await world.client.release(asked.request);
  const versions = await Promise.all(
    told.versions.map(async (one) => ({
      ...one,
      version: asked.entry.version,
      gateShare: await resealed(one, elsewhere.prepared, asked.prepared),
    })),
  );
  const lying = {
    ledger: world.chain,
    sessionId,
    vault: Object.assign(Object.create(world.client), {
      status: () => world.client.status(),
      release: async () => ({ ...answer, versions }),
    }) as VaultClient,
  };
  const { state } = await new LedgerFollower(world.ledger).catchUp();
  const logged = state.records.get(recordId)?.versions ?? [];
  const reader = personaOf("chen");
  return (await releaseVersion(lying, reader, asked.prepared, asked.entry, logged)).versions;
}

/** As a vault that lies would seal a share for another request. */
async function resealed(
  { gateShare, commitment }: ReleasedVersion,
  from: PreparedAccess,
  to: PreparedAccess,
): Promise<Hex> {
  const bytes = fromHex(gateShare ?? "0x");
  const key = from.ephemeralPrivateKey;
  const share = await openGateShareOfRelease(bytes, from.requestHash, commitment, key);
  const toKey = fromHex(to.request.ephemeralKey);
  return toHex(
    await sealGateShareForRelease(share ?? new Uint8Array(), to.requestHash, commitment, toKey),
  );
}

async function entriesNow(): Promise<number> {
  const { block } = await world.ledger.time();
  return (await world.ledger.entries(world.chain.deployBlock, block)).length;
}

describe("a client", () => {
  test("doesn't put into a vault of another session", async () => {
    const { chain, client } = world;
    const before = await entriesNow();
    const elsewhere = new Actor({
      keyRing: keyRingOf(testPersonas),
      chain,
      sessionId: `0x${"77".repeat(32)}`,
      vault: client,
    });
    await expect(elsewhere.act(createIntent(), { as: "chen" })).rejects.toMatchObject({
      code: "MA-VAULT-OTHER",
    });
    expect(await entriesNow()).toBe(before);
  });

  test("refuses a vault that isn't the one it knows", async () => {
    const pinned = new VaultClient({ url: world.vault.url, vaultId: `0x${"66".repeat(32)}` });
    await expect(pinned.status()).rejects.toMatchObject({ code: "MA-VAULT-OTHER" });
    const right = new VaultClient({ url: world.vault.url, vaultId: world.vault.vaultId });
    expect((await right.status()).sessionId).toBe(sessionId);
  });

  test("leaves no entry of a create when the vault is away, and says so", async () => {
    const before = await entriesNow();
    const away = new Actor({
      keyRing: keyRingOf(testPersonas),
      chain: world.chain,
      sessionId,
      vault: new VaultClient({ url: "http://127.0.0.1:9/none" }),
    });
    await expect(away.act(createIntent(), { as: "chen" })).rejects.toMatchObject({
      code: "MA-VAULT-AWAY",
      exitCode: 3,
    });
    expect(await entriesNow()).toBe(before);
  });

  test("takes no answer from what isn't a vault", async () => {
    const server = createServer((_request, response) => response.end("<html>hello</html>"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const client = new VaultClient({ url: `http://127.0.0.1:${port}/x` });
    await expect(client.inventory()).rejects.toMatchObject({ code: "MA-VAULT-MALFORMED" });
    expect(await client.isHealthy()).toBe(false);
    await new Promise((resolve) => server.close(resolve));
  });

  test("tells that a vault passes an older version off as the current one", async () => {
    const recordId = await createRecord(world, "chen", "anna", "the first");
    const content = testContent("the second");
    await world.act("chen", { action: "amend", recordId, replaces: 1, content, purpose: "TREAT" });
    const first = await access(world, "chen", recordId, { version: 1 });
    const second = await access(world, "chen", recordId, { version: 2 });
    const released = await releasedInstead(recordId, first, second);
    expect(released).toMatchObject([{ version: 2, finding: { code: "S06", copyOf: 1 } }]);
  });

  test("tells that a vault passes another record off as the one that was asked for", async () => {
    const other = await createRecord(world, "chen", "anna", "another record");
    const recordId = await createRecord(world, "chen", "anna", "this record");
    const [elsewhere, asked] = [
      await access(world, "chen", other),
      await access(world, "chen", recordId),
    ];
    const released = await releasedInstead(recordId, elsewhere, asked);
    expect(released).toMatchObject([{ version: 1, finding: { code: "S01" } }]);
  });

  test("takes no receipt that the vault didn't sign for this very release", async () => {
    const recordId = await createRecord(world, "chen", "anna", "receipted");
    const { prepared, entry, request } = await access(world, "chen", recordId);
    const answer = await world.client.release(request);
    const lying = {
      ledger: world.chain,
      sessionId,
      vault: Object.assign(Object.create(world.client), {
        status: () => world.client.status(),
        release: async () => ({
          ...answer,
          receipt: { ...answer.receipt, releasedAtSeconds: 1 },
        }),
      }) as VaultClient,
    };
    await expect(
      releaseVersion(lying, personaOf("chen"), prepared, entry, []),
    ).rejects.toMatchObject({ code: "MA-VAULT-RECEIPT" });
  });
});
