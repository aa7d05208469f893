import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { encodeCall } from "../../../chain/encodeCall.ts";
import { streamSlots } from "../../../chain/proof/streamSlots.ts";
import type { Rpc } from "../../../chain/Rpc.ts";
import { gatherEvidence } from "../../../cli/session/gatherEvidence.ts";
import type { Hash } from "../../../core/log/Hex.ts";
import type { Tally } from "../../../core/tally/Tally.ts";
import { tallyRecords } from "../../../core/tally/tallyRecords.ts";
import { auditorOf } from "../../cli/session/report/auditorOf.ts";
import type { World } from "../../vault/world/startWorld.ts";
import { addressOf } from "../../vault/world/testPersonas.ts";
import { anvilWorld } from "./anvilWorld.ts";
import { repeatChain } from "./repeatChain.ts";
import { type Anvil, startAnvil } from "./startAnvil.ts";

/** SEED to see one again. */
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

let world: World;
let recordId: number;

beforeAll(async () => {
  ({ world, recordId } = await anvilWorld(seed));
});
afterAll(() => world?.close());

async function tallyOf(
  records: readonly number[] | "all",
  options: { readonly deep?: boolean; readonly witness?: Rpc } = {},
): Promise<Tally[]> {
  const { chain, client } = world;
  const inventory = (signal?: AbortSignal) => client.inventory(undefined, signal);
  const { deep, witness } = options;
  const evidence = await gatherEvidence({ chain, inventory, witness }, records, { deep });
  return tallyRecords(evidence, records);
}

/** The known record's verdict, proof and codes. */
async function known(options: { readonly deep?: boolean; readonly witness?: Rpc } = {}) {
  const [tally] = await tallyOf([recordId], options);
  const codes = [...new Set(tally?.findings.map(({ code }) => code))];
  return { verdict: tally?.verdict, proof: tally?.proof, codes };
}

function send(method: string, ...params: unknown[]): Promise<unknown> {
  return world.node.request(method, params);
}

describe(`on anvil, after a history of seed ${seed}`, () => {
  test("every record tallies, receipts and signers included", async () => {
    expect(await send("web3_clientVersion")).toMatch(/^anvil\//);
    const tallies = await tallyOf("all", { deep: true });
    expect(tallies.map(({ record }) => record)).toContain(recordId);
    for (const { verdict, proof, findings } of tallies) {
      expect(findings.filter(({ severity }) => severity !== "info")).toEqual([]);
      expect({ verdict, proof }).toEqual({ verdict: "tallies", proof: "self-consistent" });
    }
  });

  describe("beside a second anvil that did everything again", () => {
    let second: Anvil;

    beforeAll(async () => {
      second = await startAnvil();
      await repeatChain(world.node, second);
    });
    afterAll(() => second?.close());

    test("the proof is anchored", async () => {
      const request = { records: [recordId], deep: true, rpc: second.url };
      const [tally] = await auditorOf(world).tally(request);
      expect(tally).toMatchObject({ verdict: "tallies", proof: "anchored", findings: [] });
    });

    const refuted = { verdict: "does-not-tally", proof: "self-consistent", codes: ["L04"] };
    const unchecked = { verdict: "indeterminate", proof: "self-consistent", codes: ["U01"] };

    test("while it is a block behind the verdict is indeterminate", async () => {
      const before = await send("evm_snapshot");
      await send("evm_mine");
      const found = await known({ witness: second.rpc });
      await send("evm_revert", before);
      expect(found).toEqual(unchecked);
    });

    test("of another chain it is L04, however short that is", async () => {
      const stranger = await startAnvil();
      await stranger.request("evm_mine");
      const found = await known({ witness: stranger.rpc });
      await stranger.close();
      expect(found).toEqual(refuted);
    });

    test("another block in the pinned one's place is L04", async () => {
      const before = await send("evm_snapshot");
      await send("evm_increaseTime", 60);
      await send("evm_mine");
      await second.request("evm_mine");
      const found = await known({ witness: second.rpc });
      await send("evm_revert", before);
      expect(found).toEqual(refuted);
    });

    test("once it is away the verdict is indeterminate", async () => {
      await second.close();
      expect(await known({ witness: second.rpc })).toEqual(unchecked);
    });
  });

  describe("tampered with", () => {
    let before: unknown;

    beforeEach(async () => {
      before = await send("evm_snapshot");
    });
    afterEach(async () => {
      await send("evm_revert", before);
    });

    const versionBit = 160n;
    const commitmentOffset = 2n;

    test.each([
      ["the record's head", "L03", () => streamSlots(`record:${recordId}`).head, 1n],
      ["the chart's head", "L03", () => streamSlots(`chart:${addressOf("anna")}`).head, 1n],
      ["the registry's head", "L03", () => streamSlots("registry").head, 1n],
      [
        "the record's version",
        "A03",
        () => streamSlots(`record:${recordId}`).seq,
        1n << versionBit,
      ],
      ["the record's commitment", "A03", () => commitmentSlot(), 1n],
    ] as const)("%s overwritten in storage is %s", async (_what, code, slot, change) => {
      const { contract } = world.chain;
      const word = BigInt(String(await send("eth_getStorageAt", contract, slot(), "latest")));
      await send("anvil_setStorageAt", contract, slot(), wordOf(word ^ change));
      await send("evm_mine");
      const { verdict, codes } = await known();
      expect({ verdict, codes }).toEqual({ verdict: "does-not-tally", codes: [code] });
    });

    test("an act in the patient's name that they didn't sign is L06", async () => {
      const from = addressOf("anna");
      const startsAtSeconds = (await world.ledger.time()).nowSeconds + 20 * 86_400;
      const data = encodeCall({ action: "book", doctor: addressOf("chen"), startsAtSeconds });
      await send("anvil_impersonateAccount", from);
      const call = { from, to: world.chain.contract, data, maxFeePerGas: "0x0" };
      const hash = await send("eth_sendTransaction", { ...call, maxPriorityFeePerGas: "0x0" });
      await expect
        .poll(() => send("eth_getTransactionReceipt", hash))
        .toMatchObject({ from: from.toLowerCase(), status: "0x1" });
      await send("anvil_stopImpersonatingAccount", from);
      expect(await known()).toMatchObject({ verdict: "tallies", codes: [] });
      expect(await known({ deep: true })).toMatchObject({
        verdict: "does-not-tally",
        codes: ["L06"],
      });
    });

    test("acts taken back and others put in their place are L07 for whoever audited before", async () => {
      const auditor = auditorOf(world);
      const audit = async () => (await auditor.tally({ records: [recordId] }))[0];
      const book = async (inDays: number) => {
        const startsAtSeconds = (await world.ledger.time()).nowSeconds + inDays * 86_400;
        await world.act("anna", { action: "book", doctor: addressOf("chen"), startsAtSeconds });
      };
      await book(21);
      expect(await audit()).toMatchObject({ verdict: "tallies", findings: [] });
      await send("evm_revert", before);
      before = await send("evm_snapshot");
      await book(22);
      await book(23);
      const { verdict, findings = [] } = (await audit()) ?? {};
      expect({ verdict, codes: [...new Set(findings.map(({ code }) => code))] }).toEqual({
        verdict: "does-not-tally",
        codes: ["L07"],
      });
      expect(await known({ deep: true })).toMatchObject({ verdict: "tallies", codes: [] });
    });

    function commitmentSlot(): Hash {
      return wordOf(BigInt(streamSlots(`record:${recordId}`).seq) + commitmentOffset);
    }
  });
});

function wordOf(value: bigint): Hash {
  return `0x${value.toString(16).padStart(64, "0")}`;
}
