import { afterAll, beforeAll, expect, test } from "vitest";
import { LedgerFollower } from "../../../vault/ledger/LedgerFollower.ts";
import { createRecord, seedWorld } from "../world/seedWorld.ts";
import { startWorld, type World } from "../world/startWorld.ts";
import { testContent } from "../world/testContent.ts";
import { addressOf } from "../world/testPersonas.ts";

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await seedWorld(world);
});

afterAll(() => world.close());

const states = async () =>
  (await world.client.inventory()).versions.map(({ recordId, state }) => ({ recordId, state }));

test("a chain that is rewound takes back the numbers it gave, and a new history gives new ones", async () => {
  await createRecord(world, "chen", "anna", "stays");
  const snapshot = await world.node.request("evm_snapshot");
  await createRecord(world, "chen", "anna", "undone");
  expect(await states()).toEqual([
    { recordId: 1, state: "claimed" },
    { recordId: 2, state: "claimed" },
  ]);
  await world.node.request("evm_revert", [snapshot]);
  expect(await states()).toEqual([
    { recordId: 1, state: "claimed" },
    { recordId: 0, state: "pending" },
  ]);
  const again = await createRecord(world, "chen", "anna", "in its stead");
  expect(again).toBe(2);
  expect(await states()).toEqual([
    { recordId: 1, state: "claimed" },
    { recordId: 0, state: "pending" },
    { recordId: 2, state: "claimed" },
  ]);
  const view = { action: "view", recordId: 2, version: 0, purpose: "TREAT" } as const;
  expect((await world.act("anna", view)).content).toEqual(testContent("in its stead"));
});

test("a vault that starts again reads the log from its start and changes nothing", async () => {
  const before = await world.client.inventory();
  await world.restart();
  expect(await world.client.inventory()).toEqual(before);
});

test("callers at the same time share a reading, and each sees what stood before they asked", async () => {
  const follower = new LedgerFollower(world.ledger);
  const readings = await Promise.all([follower.catchUp(), follower.catchUp(), follower.catchUp()]);
  const sizes = readings.map(({ state }) => state.records.size);
  expect(new Set(sizes).size).toBe(1);
  await world.act("anna", {
    action: "revoke",
    grantee: addressOf("omar"),
    recordId: 0,
  });
  const { state } = await follower.catchUp();
  expect([...state.consents.values()].map(({ grantee }) => grantee)).toEqual([addressOf("chen")]);
});
