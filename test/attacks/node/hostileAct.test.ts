import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerAbi } from "../../../chain/ledgerAbi.ts";
import { submit } from "../../../chain/submit.ts";
import { MedauditError } from "../../../core/errors/MedauditError.ts";
import { seedWorld } from "../../vault/world/seedWorld.ts";
import { startWorld, type World } from "../../vault/world/startWorld.ts";
import { addressOf, personaOf } from "../../vault/world/testPersonas.ts";
import { editsOf } from "./changesOf.ts";
import { lyingRpc } from "./lyingRpc.ts";

/** Whoever acts over a lying node is told so in words, or gets the entry that their own transaction left. */

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await seedWorld(world);
});

afterAll(() => world?.close());

const call = {
  action: "credential",
  account: addressOf("chen"),
  role: "doctor",
  encryptionKey: `0x${"11".repeat(32)}`,
} as const;

/** Acts while the node answers this method otherwise. */
async function actLiedTo(method: string, lie: (truth: unknown) => unknown): Promise<string> {
  const rpc = lyingRpc(world.chain.rpc, (asked, _, truth) =>
    asked === method ? lie(truth) : truth,
  );
  try {
    const entry = await submit({ ...world.chain, rpc }, personaOf("rita").accountKey, call);
    return entry.action === "credential" ? "acted" : `another's ${entry.action}`;
  } catch (error) {
    return error instanceof MedauditError ? "told" : String(error);
  }
}

test.each([
  ["eth_estimateGas", "0x20000"],
  ["eth_getTransactionCount", "0x1"],
  ["eth_getBlockByNumber", { number: "0x1", baseFeePerGas: "0x0" }],
  ["eth_sendRawTransaction", `0x${"11".repeat(32)}`],
  ["eth_getTransactionReceipt", { status: "0x1", blockNumber: "0x1", logs: [] }],
])("%s answered with anything", async (method, like) => {
  const isWaitedFor = (value: unknown) => method === "eth_getTransactionReceipt" && value === null;
  for (const [edit, value] of editsOf(like)) {
    if (isWaitedFor(value)) continue;
    expect(await actLiedTo(method, () => value), edit).toMatch(/^(acted|told)$/);
  }
});

test("a base fee that is none", async () => {
  for (const [edit, baseFeePerGas] of editsOf("0x7")) {
    const lie = (block: unknown) => ({ ...(block as object), baseFeePerGas });
    expect(await actLiedTo("eth_getBlockByNumber", lie), edit).toMatch(/^(acted|told)$/);
  }
});

test("another transaction's receipt", async () => {
  const before = await world.act("ben", {
    action: "book",
    doctor: addressOf("chen"),
    startsAtSeconds: 9e9,
  });
  const params = [before.entry.transactionHash];
  const theirs = await world.node.request("eth_getTransactionReceipt", params);
  expect(await actLiedTo("eth_getTransactionReceipt", () => theirs)).toBe("told");
});

test("a revert that the contract can't have made", async () => {
  const { chain } = world;
  const refusal = ledgerAbi().getError("NotRegistered")?.selector;
  const rpc = chain.rpc.through((real) => async (input, init) => {
    const response = await real(input, init);
    if (!String(init?.body).includes("eth_estimateGas")) return response;
    const ids = ([JSON.parse(String(init?.body))].flat() as { id: number }[]).map(({ id }) => id);
    const error = { code: 3, message: "reverted", data: `${refusal}ff` };
    return new Response(JSON.stringify(ids.map((id) => ({ id, error }))));
  });
  const work = submit({ ...chain, rpc }, personaOf("rita").accountKey, call);
  await expect(work).rejects.toBeInstanceOf(MedauditError);
});
