import { keccak256 } from "ethers/crypto";
import { encodeRlp } from "ethers/utils";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Rpc } from "../../../chain/Rpc.ts";
import { gatherEvidence } from "../../../cli/session/gatherEvidence.ts";
import type { Tally } from "../../../core/tally/Tally.ts";
import { tallyRecords } from "../../../core/tally/tallyRecords.ts";
import { type AuditedWorld, auditedWorld } from "../../cli/session/report/auditedWorld.ts";
import { forgedHeader } from "./forgedHeader.ts";
import { hostileNode, withoutEnd } from "./hostileNode.ts";
import { type Lie, lyingRpc } from "./lyingRpc.ts";

/** A node that would keep an auditor busy for ever, or fill their memory. */

let audited: AuditedWorld;

beforeAll(async () => {
  audited = await auditedWorld();
});

afterAll(() => audited?.world.close());

async function tallyOver(rpc: Rpc, deep: boolean, mostMs: number): Promise<Tally> {
  const { chain, client } = audited.world;
  const start = performance.now();
  const inventory = await client.inventory();
  const sources = { chain: { ...chain, rpc }, inventory: async () => inventory };
  const [tally] = tallyRecords(await gatherEvidence(sources, [1], { deep }), [1]);
  expect(performance.now() - start).toBeLessThan(mostMs);
  return tally as Tally;
}

const lying = (lie: Lie) => lyingRpc(audited.world.chain.rpc, lie);
const isNewest = (method: string, [tag]: readonly unknown[]) =>
  method === "eth_getBlockByNumber" && tag === "latest";

test("a chain as long as numbers go is not followed", async () => {
  for (const number of ["0x1fffffffffffff", "0xffffffff", "0x40000000"]) {
    const rpc = lying((method, params, truth) => {
      if (method === "eth_blockNumber") return number;
      if (isNewest(method, params)) return forgedHeader(truth, { number });
      return method === "eth_getLogs" ? [] : truth;
    });
    expect((await tallyOver(rpc, true, 5_000)).verdict).not.toBe("tallies");
  }
});

test.each([false, true])(
  "a chain that is only said to be long ends soon (deep: %s)",
  async (deep) => {
    const number = "0x800000";
    let asked = 0;
    const rpc = lying((method, params, truth) => {
      asked += 1;
      if (method === "eth_blockNumber") return number;
      return isNewest(method, params) ? forgedHeader(truth, { number }) : truth;
    });
    expect((await tallyOver(rpc, deep, 30_000)).verdict).not.toBe("tallies");
    expect(asked).toBeLessThan(10_000);
  },
);

test("a node that refuses every range is given up on", async () => {
  const number = "0x800000";
  let asked = 0;
  const { rpc: honest } = audited.world.chain;
  const refusing = honest.through((real) => async (input, init) => {
    const call = JSON.parse(String(init?.body)) as { id: number; method: string; params: [Range] };
    if (call.method !== "eth_getLogs") return real(input, init);
    asked += 1;
    const isWide = call.params[0].fromBlock !== call.params[0].toBlock;
    const error = { code: -32005, message: "range too large" };
    return new Response(JSON.stringify({ id: call.id, ...(isWide ? { error } : { result: [] }) }));
  });
  const rpc = lyingRpc(refusing, (method, params, truth) =>
    isNewest(method, params) ? forgedHeader(truth, { number }) : truth,
  );
  expect((await tallyOver(rpc, false, 30_000)).verdict).not.toBe("tallies");
  expect(asked).toBeLessThan(20_000);
});

test("a node with a limit is read all the same, range by range", async () => {
  const { rpc: honest } = audited.world.chain;
  for (const blocksMost of [1, 3]) {
    const rpc = honest.through((real) => async (input, init) => {
      const call = JSON.parse(String(init?.body)) as {
        id: number;
        method: string;
        params: [Range];
      };
      if (call.method !== "eth_getLogs") return real(input, init);
      const [{ fromBlock, toBlock }] = call.params;
      if (Number(toBlock) - Number(fromBlock) < blocksMost) return real(input, init);
      const error = { code: -32005, message: "range too large" };
      return new Response(JSON.stringify({ id: call.id, error }));
    });
    expect((await tallyOver(rpc, false, 10_000)).verdict).toBe("tallies");
  }
});

test("logs without end are not gathered", async () => {
  const number = "0x800000";
  for (const log of ["like", "junk"]) {
    const rpc = lying((method, params, truth) => {
      if (isNewest(method, params)) return forgedHeader(truth, { number });
      if (method !== "eth_getLogs") return truth;
      const [filter] = params as [Range];
      const one =
        log === "junk" ? {} : { ...(truth as object[])[0], blockNumber: filter.fromBlock };
      return Array.from({ length: 12_000 }, () => one);
    });
    expect((await tallyOver(rpc, false, 30_000)).verdict).not.toBe("tallies");
  }
});

test("blocks, receipts, proofs and results too large to be any", async () => {
  const many = "00".repeat(9_000_000);
  const edits: Record<string, (truth: never) => unknown> = {
    eth_getBlockByNumber: (block: { transactions: object[] }) => ({
      ...block,
      transactions: block.transactions.map((one) =>
        typeof one === "object" ? { ...one, input: `0x${many}` } : one,
      ),
    }),
    eth_getTransactionReceipt: (receipt: { logs: object[] }) => ({
      ...receipt,
      logs: receipt.logs.map((log) => ({ ...log, data: `0x${many}` })),
    }),
    eth_getProof: (proof: object) => ({ ...proof, accountProof: [`0x${many}`] }),
    eth_call: () => `0x${many}`,
  };
  for (const [lied, edit] of Object.entries(edits)) {
    let isTold = false;
    const rpc = lying((method, [, isWhole], truth) => {
      if (isTold || method !== lied || isWhole === false) return truth;
      isTold = true;
      return edit(truth as never);
    });
    expect((await tallyOver(rpc, true, 15_000)).verdict, lied).not.toBe("tallies");
  }
});

test("a header of one field proves no state root", async () => {
  const rpc = lying((method, params, truth) => {
    if (!isNewest(method, params)) return truth;
    const { sha3Uncles: _, ...block } = truth as { parentHash: string; sha3Uncles: string };
    return { ...block, hash: keccak256(encodeRlp([block.parentHash])) };
  });
  const tally = await tallyOver(rpc, false, 5_000);
  expect(tally.findings.map(({ code }) => code)).toContain("L04");
});

test("a node that says nothing is waited for once", async () => {
  const silent = await hostileNode((_, response) => withoutEnd(response, " ", 20));
  try {
    const rpc = new Rpc({ url: silent.url, timeoutMs: 700 });
    expect((await tallyOver(rpc, true, 2_000)).verdict).toBe("indeterminate");
  } finally {
    await silent.close();
  }
});

interface Range {
  readonly fromBlock: string;
  readonly toBlock: string;
}
