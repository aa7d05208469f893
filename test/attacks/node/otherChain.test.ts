import { afterAll, beforeAll, expect, test } from "vitest";
import type { Checkpoint } from "../../../chain/checkpoint/Checkpoint.ts";
import { consentSlot, participantSlots, recordSlots } from "../../../chain/proof/streamSlots.ts";
import { Rpc } from "../../../chain/Rpc.ts";
import { checkpointFrom } from "../../../cli/session/checkpointFrom.ts";
import { gatherEvidence } from "../../../cli/session/gatherEvidence.ts";
import { Transcript } from "../../../cli/session/report/Transcript.ts";
import type { Inventory } from "../../../core/tally/Inventory.ts";
import type { Tally } from "../../../core/tally/Tally.ts";
import { tallyRecords } from "../../../core/tally/tallyRecords.ts";
import { type AuditedWorld, auditedWorld } from "../../cli/session/report/auditedWorld.ts";
import { addressOf } from "../../vault/world/testPersonas.ts";
import { forgedHeader } from "./forgedHeader.ts";
import { lyingRpc } from "./lyingRpc.ts";

/** A node that tells a whole story: of another chain, of the past, or of storage that is not what it says. */

let audited: AuditedWorld;
let other: AuditedWorld;

beforeAll(async () => {
  audited = await auditedWorld();
  other = await auditedWorld();
});

afterAll(async () => {
  await audited?.world.close();
  await other?.world.close();
});

interface Terms {
  readonly rpc?: Rpc;
  readonly deep?: boolean;
  readonly checkpoints?: readonly Checkpoint[];
  readonly inventory?: Inventory;
}

async function tallied(
  terms: Terms = {},
): Promise<{ tally: Tally; checkpoint: Checkpoint | null }> {
  const { chain, client } = audited.world;
  const { rpc = chain.rpc, deep = false, checkpoints = [] } = terms;
  const inventory = terms.inventory ?? (await client.inventory());
  const sources = { chain: { ...chain, rpc }, inventory: async () => inventory, checkpoints };
  const evidence = await gatherEvidence(sources, [1], { deep });
  const tallies = tallyRecords(evidence, [1]);
  return { tally: tallies[0] as Tally, checkpoint: checkpointFrom(evidence, tallies) };
}

const codesOf = ({ findings }: Tally) => [...new Set(findings.map(({ code }) => code))];

/** What a node answered during a tally, for ever. */
async function frozen(deep: boolean): Promise<Rpc> {
  const { chain } = audited.world;
  const transcript = new Transcript();
  await tallied({ rpc: chain.rpc.through((fetch) => transcript.recording(fetch)), deep });
  return new Rpc({ url: "frozen:", fetch: transcript.replaying() });
}

test("another session's chain is not this one's", async () => {
  const { tally } = await tallied({ rpc: other.world.chain.rpc });
  expect(tally.verdict).not.toBe("tallies");
});

test("another session's chain doesn't extend a checkpoint of this one", async () => {
  const { checkpoint } = await tallied();
  const inventory = await other.world.client.inventory();
  const rpc = other.world.chain.rpc;
  const checkpoints = [checkpoint as Checkpoint];
  const { tally } = await tallied({ rpc, checkpoints, inventory });
  expect(tally).toMatchObject({ verdict: "does-not-tally", proof: "self-consistent" });
  expect(codesOf(tally)).toContain("L07");
});

test("a chain that stopped before a revoke is behind the checkpoint that knows of it", async () => {
  const { act } = audited.world;
  const before = [await frozen(false), await frozen(true)] as const;
  await act("anna", { action: "revoke", grantee: addressOf("chen"), recordId: 0 });
  const { checkpoint } = await tallied();
  const checkpoints = [checkpoint as Checkpoint];
  for (const deep of [false, true]) {
    const { tally } = await tallied({ rpc: before[deep ? 1 : 0], checkpoints, deep });
    expect(tally).toMatchObject({ verdict: "does-not-tally", proof: "self-consistent" });
    expect(codesOf(tally)).toContain("L07");
  }
});

test("a chain that was made again without a revoke doesn't extend the checkpoint", async () => {
  const { act, node } = audited.world;
  await act("anna", {
    action: "grant",
    grantee: addressOf("diaz"),
    permissions: ["view"],
    recordId: 0,
    validFromSeconds: 0,
    validUntilSeconds: 0,
  });
  const { checkpoint: early } = await tallied();
  const snapshot = await node.request("evm_snapshot");
  await act("anna", { action: "revoke", grantee: addressOf("diaz"), recordId: 0 });
  const { checkpoint } = await tallied();
  await node.request("evm_revert", [snapshot]);
  await act("ben", { action: "revoke", grantee: addressOf("chen"), recordId: 0 });
  for (const deep of [false, true]) {
    const forked = await tallied({ checkpoints: [early, checkpoint] as Checkpoint[], deep });
    expect(forked.tally).toMatchObject({ verdict: "does-not-tally", proof: "self-consistent" });
    expect(codesOf(forked.tally)).toEqual(["L07"]);
    // What can be known without it.
    const unknowing = await tallied({ checkpoints: [early] as Checkpoint[], deep });
    expect(unknowing.tally).toMatchObject({ verdict: "tallies", proof: "anchored" });
  }
});

test.each([
  ["its state root", { stateRoot: `0x${"11".repeat(32)}` }, false, "L04"],
  ["the block before it", { parentHash: `0x${"11".repeat(32)}` }, true, "L05"],
  ["its number", { number: "0x1" }, false, "L03"],
])("a newest block with %s made up", async (_, changes, deep, code) => {
  const rpc = lyingRpc(audited.world.chain.rpc, (method, [tag], truth) =>
    method === "eth_getBlockByNumber" && tag === "latest" ? forgedHeader(truth, changes) : truth,
  );
  const { tally } = await tallied({ rpc, deep });
  expect(tally.verdict).not.toBe("tallies");
  if (code !== "L03") expect(codesOf(tally)).toContain(code);
});

test("a newest block that comes and goes", async () => {
  const rpc = lyingRpc(audited.world.chain.rpc, (method, _, truth) =>
    method === "eth_blockNumber" ? `0x${(Number(truth) + 5).toString(16)}` : truth,
  );
  const { tally } = await tallied({ rpc });
  expect(tally.verdict).toBe("indeterminate");
});

test("logs of other contracts, removed ones and ones of other blocks", async () => {
  const edits: [string, (log: Record<string, unknown>) => object][] = [
    ["another contract's", (log) => ({ ...log, address: `0x${"11".repeat(20)}` })],
    ["a removed one", (log) => ({ ...log, removed: true })],
    ["another block's hash", (log) => ({ ...log, blockHash: `0x${"11".repeat(32)}` })],
    ["a later block", (log) => ({ ...log, blockNumber: "0xffff" })],
  ];
  for (const [name, edit] of edits) {
    const rpc = lyingRpc(audited.world.chain.rpc, (method, _, truth) => {
      if (method !== "eth_getLogs") return truth;
      const logs = truth as Record<string, unknown>[];
      const own = logs.findIndex(({ topics }) => Number((topics as string[])[1]) === 1);
      return logs.map((log, at) => (at === own ? edit(log) : log));
    });
    expect((await tallied({ rpc })).tally.verdict, name).not.toBe("tallies");
  }
});

test("answers that change from one question to the next", async () => {
  let asked = 0;
  const rpc = lyingRpc(audited.world.chain.rpc, (method, _, truth) => {
    asked += 1;
    return asked % 2 === 0 && Array.isArray(truth) && method === "eth_getLogs"
      ? truth.slice(0, -2)
      : truth;
  });
  for (let turn = 0; turn < 4; turn += 1) {
    const { tally } = await tallied({ rpc });
    if (tally.verdict === "tallies") expect(tally).toEqual((await tallied()).tally);
  }
});

test.each([
  ["the record's commitment", false, () => recordSlots(1).commitment],
  ["the record's version", false, () => recordSlots(1).state],
  ["a suspension", true, () => participantSlots(addressOf("chen")).state],
  ["a doctor's key", true, () => participantSlots(addressOf("chen")).key],
  ["a consent", true, () => consentSlot(addressOf("anna"), addressOf("diaz"), 0)],
])("storage changed behind calls that say nothing of it: %s", async (_, deep, slotOf) => {
  const { node, chain } = audited.world;
  const calls = new Map<string, unknown>();
  const honest = lyingRpc(chain.rpc, (method, params, truth) => {
    if (method === "eth_call") calls.set(JSON.stringify(params[0]), truth);
    return truth;
  });
  expect((await tallied({ rpc: honest, deep })).tally.verdict).toBe("tallies");
  const snapshot = await node.request("evm_snapshot");
  const place = [chain.contract, slotOf()];
  const word = BigInt((await node.request("eth_getStorageAt", [...place, "latest"])) as string);
  const changed = `0x${(word ^ 0x100n ^ (1n << 160n)).toString(16).padStart(64, "0")}`;
  const short = place.map((one) => String(one).replace(/^0x0+/, "0x"));
  await node.request("hardhat_setStorageAt", [...short, changed]);
  await node.request("hardhat_mine", ["0x1"]);
  const lying = lyingRpc(chain.rpc, (method, params, truth) =>
    method === "eth_call" ? (calls.get(JSON.stringify(params[0])) ?? truth) : truth,
  );
  try {
    const { tally } = await tallied({ rpc: lying, deep });
    expect(tally.verdict).toBe("does-not-tally");
    expect(codesOf(tally)).toEqual(["L04"]);
    expect(codesOf((await tallied({ deep })).tally)).toContain("A03");
  } finally {
    await node.request("evm_revert", [snapshot]);
  }
});
