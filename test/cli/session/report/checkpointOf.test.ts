import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkpointFileName } from "../../../../chain/checkpoint/checkpointFile.ts";
import { checkpointOf } from "../../../../cli/session/report/checkpointOf.ts";
import { createRecord } from "../../../vault/world/seedWorld.ts";
import { sessionId } from "../../../vault/world/startWorld.ts";
import { type AuditedWorld, auditedWorld } from "./auditedWorld.ts";
import { auditorOf } from "./auditorOf.ts";

/** An auditor keeps the report, not the machine: what it proved binds later audits, whatever became of the session's folder. */

let audited: AuditedWorld;

beforeEach(async () => {
  audited = await auditedWorld();
});

afterEach(() => audited?.world.close());

async function tallyExtending(report: unknown) {
  const { world, auditor } = audited;
  rmSync(join(world.directory, checkpointFileName), { force: true });
  const extending = [await checkpointOf(report, world.chain, sessionId)];
  const [tally] = await auditor.tally({ records: [1], extending });
  return { proof: tally?.proof, codes: tally?.findings.map(({ code }) => code) };
}

test("a log that has grown since extends it, and is anchored by it", async () => {
  const { world, auditor } = audited;
  const report = JSON.parse(JSON.stringify(await auditor.report({ records: [1] })));
  await createRecord(world, "chen", "anna", "later");
  await world.act("chen", { action: "view", recordId: 1, version: 0, purpose: "TREAT" });
  expect(await tallyExtending(report)).toEqual({ proof: "anchored", codes: [] });
});

test("a history that was made again without its last entries doesn't", async () => {
  const { world, auditor } = audited;
  const before = await world.node.request("evm_snapshot");
  await world.act("chen", { action: "view", recordId: 1, version: 0, purpose: "TREAT" });
  const report = await auditor.report({ records: [1] });
  await world.node.request("evm_revert", [before]);
  await world.act("anna", { action: "view", recordId: 1, version: 0, purpose: "PATRQT" });
  expect((await tallyExtending(report)).codes).toContain("L07");
});

test("another ledger's report, a changed one, and one that proves nothing can't be extended", async () => {
  const { world, auditor } = audited;
  const report = await auditor.report({ records: [1] });
  const code = (value: unknown, id = sessionId) =>
    checkpointOf(value, world.chain, id).catch((error: { code: string }) => error.code);
  expect(await code(report, `0x${"77".repeat(32)}`)).toBe("MA-REPORT-OTHER");
  const tallies = report.tallies.map((tally) => ({ ...tally, seq: tally.seq + 1 }));
  expect(await code({ ...report, tallies })).toBe("MA-REPORT-VERDICT");
  const rpc = world.chain.rpc.through((fetch) => async (url, init) => {
    const text = String(init?.body).replaceAll("eth_getProof", "eth_noProof");
    return fetch(url, { ...init, body: text });
  });
  const blind = await auditorOf({ ...world, chain: { ...world.chain, rpc } }).report({
    records: [1],
  });
  expect(await code(blind)).toBe("MA-REPORT-NO-CHECKPOINT");
});
