import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { access } from "../world/access.ts";
import { createRecord, seedWorld } from "../world/seedWorld.ts";
import { startWorld, type World } from "../world/startWorld.ts";
import { testContent } from "../world/testContent.ts";

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await seedWorld(world);
});

afterAll(() => world.close());

async function twoVersions(text: string): Promise<number> {
  const recordId = await createRecord(world, "chen", "anna", `${text}, first`);
  const content = testContent(`${text}, second`);
  const purpose = "TREAT";
  await world.act("chen", { action: "amend", recordId, replaces: 1, content, purpose });
  // The vault has read the ledger up to here once it has answered.
  await world.client.inventory();
  return recordId;
}

/** As somebody who can write the vault's file, while the vault runs. */
function inFile(sql: string, ...values: (number | string)[]): void {
  const database = new DatabaseSync(world.file);
  database.exec("PRAGMA busy_timeout = 2000; PRAGMA foreign_keys = OFF");
  database.prepare(sql).run(...values);
  database.close();
}

const view = (recordId: number, version = 0) =>
  ({ action: "view", recordId, version, purpose: "HSYSADMIN" }) as const;

const report = (recordId: number) => world.act("omar", { action: "report-mismatch", recordId });

describe("the auditor's way", () => {
  test("without a report the ledger denies, and the vault gives nothing", async () => {
    const recordId = await twoVersions("unreported");
    const { entry, request } = await access(world, "omar", recordId, { version: 2 });
    expect(entry.message).toBe("view denied: not reported");
    await expect(world.client.release(request)).rejects.toMatchObject({ code: "MA-VAULT-DENIED" });
  });

  test("with a false report the ledger allows, the vault gives nothing, and both can be seen", async () => {
    const recordId = await twoVersions("falsely reported");
    await report(recordId);
    const { entry, request } = await access(world, "omar", recordId, { version: 2 });
    expect(entry.outcome).toBe("success");
    await expect(world.client.release(request)).rejects.toMatchObject({
      code: "MA-VAULT-NO-DISCREPANCY",
    });
    expect((await world.client.inventory(recordId)).releases).toEqual([]);
  });

  test("of an altered version they see the last that opens", async () => {
    const recordId = await twoVersions("altered");
    inFile(
      "UPDATE envelopes SET envelope = CAST(substr(envelope, 1, length(envelope) - 1) || x'00' AS BLOB) WHERE record_id = ? AND version = 2",
      recordId,
    );
    await report(recordId);
    const outcome = await world.actor.open(view(recordId), { as: "omar" });
    expect(outcome.release?.versions).toMatchObject([
      { version: 2, content: null, finding: { code: "S01" } },
      { version: 1, content: testContent("altered, first"), finding: null },
    ]);
    const { content } = await world.act("omar", view(recordId));
    expect(content).toEqual(testContent("altered, first"));
    await expect(world.act("chen", view(recordId))).rejects.toMatchObject({
      code: "MA-VAULT-DOES-NOT-TALLY",
    });
  });

  test("of a version rolled back they see what was put in its place", async () => {
    const recordId = await twoVersions("rolled back");
    inFile(
      `UPDATE envelopes SET (envelope, gate_share) =
         (SELECT envelope, gate_share FROM envelopes WHERE record_id = ?1 AND version = 1)
       WHERE record_id = ?1 AND version = 2`,
      recordId,
    );
    await report(recordId);
    const outcome = await world.actor.open(view(recordId), { as: "omar" });
    expect(outcome.release?.versions.map(({ version }) => version)).toEqual([2, 1]);
    const first = testContent("rolled back, first");
    expect(outcome.release?.versions).toMatchObject([
      { finding: { code: "S06", copyOf: 1 } },
      { content: first, finding: null },
    ]);
  });

  test("of a missing version they see the last that opens", async () => {
    const recordId = await twoVersions("missing");
    inFile("DELETE FROM envelopes WHERE record_id = ? AND version = 2", recordId);
    await report(recordId);
    const { content } = await world.act("omar", view(recordId));
    expect(content).toEqual(testContent("missing, first"));
    await expect(world.act("chen", view(recordId))).rejects.toMatchObject({
      code: "MA-VAULT-VERSION-MISSING",
    });
  });

  test("a gate share that doesn't open any more is a discrepancy", async () => {
    const recordId = await twoVersions("share lost");
    inFile(
      "UPDATE envelopes SET gate_share = zeroblob(60) WHERE record_id = ? AND version = 2",
      recordId,
    );
    await expect(world.act("chen", view(recordId))).rejects.toMatchObject({
      code: "MA-VAULT-SHARE-LOST",
    });
    await report(recordId);
    const outcome = await world.actor.open(view(recordId), { as: "omar" });
    expect(outcome.release?.versions).toMatchObject([
      { version: 2, finding: { code: "S03" } },
      { version: 1, content: testContent("share lost, first") },
    ]);
  });

  test("an auditor without this patient's consent gets nothing", async () => {
    const recordId = await twoVersions("not for vera");
    inFile("DELETE FROM envelopes WHERE record_id = ? AND version = 2", recordId);
    const { entry } = await world.act("vera", { action: "report-mismatch", recordId });
    expect(entry.outcome).toBe("denied");
    const { request } = await access(world, "vera", recordId, { version: 2 });
    await expect(world.client.release(request)).rejects.toMatchObject({ code: "MA-VAULT-DENIED" });
  });
});
