import { afterAll, beforeAll, expect, test } from "vitest";
import { whoSaw } from "../../core/vault/whoSaw.ts";
import { access } from "./world/access.ts";
import { createRecord, seedWorld } from "./world/seedWorld.ts";
import { startWorld, type World } from "./world/startWorld.ts";
import { addressOf, testPersonas } from "./world/testPersonas.ts";

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await seedWorld(world);
});

afterAll(() => world.close());

test("a patient reads in plain sentences who saw the chart, who tried, and who got nothing", async () => {
  const recordId = await createRecord(world, "chen", "anna", "whose business is it");
  const view = { action: "view", recordId, version: 0, purpose: "TREAT" } as const;
  await world.act("chen", view);
  await world.act("diaz", view);
  await world.act("anna", { ...view, action: "print", purpose: "PATRQT" });
  await access(world, "chen", recordId, { action: "copy" });
  await world.act("omar", { action: "query", recordId });
  await world.act("omar", { action: "report-mismatch", recordId });
  await expect(world.act("omar", { ...view, purpose: "HSYSADMIN" })).rejects.toMatchObject({
    code: "MA-VAULT-NO-DISCREPANCY",
  });
  const { block } = await world.ledger.time();
  const entries = await world.ledger.entries(world.chain.deployBlock, block);
  const { releases } = await world.client.inventory();
  const nameOf = (address: string) =>
    testPersonas.find((persona) => persona.address === address)?.name ?? address;
  const seen = whoSaw(addressOf("anna"), entries, releases, nameOf);
  expect(seen.map(({ sentence }) => sentence)).toEqual([
    "chen viewed record 1, version 1, for treatment.",
    "diaz tried to view record 1, version 1, for treatment and was refused: no consent.",
    "You printed record 1, version 1, at your request.",
    "chen was allowed to copy record 1, version 1, for treatment, but the vault handed nothing out.",
    "omar looked into the log of record 1 for an audit.",
    "omar reported a mismatch of record 1 for an audit.",
    "omar was allowed to view record 1, version 1, for an audit, but the vault handed nothing out.",
  ]);
  expect(seen.map(({ wasReleased }) => wasReleased).filter(Boolean)).toHaveLength(2);
  expect(whoSaw(addressOf("ben"), entries, releases, nameOf)).toEqual([]);
});
