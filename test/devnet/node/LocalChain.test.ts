import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { BatchFault } from "../../../devnet/BatchFault.ts";
import type { LocalChain } from "../../../devnet/node/LocalChain.ts";
import { accountKey } from "../../../devnet/persona/accountKey.ts";
import { signedTransfer } from "../signedTransfer.ts";
import { temporaryFolder } from "../temporaryFolder.ts";
import { testChain } from "./testChain.ts";

const { privateKey: alice, address: aliceAddress } = accountKey(20);
const { privateKey: bob } = accountKey(21);
/** Init code that reverts with the two bytes 0xbeef. */
const reverting = "0x61beef6000526002601efd";

const blockOf = async (chain: LocalChain, tag = "latest") =>
  (await chain.request("eth_getBlockByNumber", [tag, false])) as {
    hash: string;
    number: string;
    timestamp: string;
    baseFeePerGas: string;
    transactions: string[];
  };
const nonceOf = (chain: LocalChain) =>
  chain.request("eth_getTransactionCount", [aliceAddress, "latest"]);
const send = (chain: LocalChain, raw: string) => chain.request("eth_sendRawTransaction", [raw]);
const linesOf = (folder: string) =>
  readFileSync(join(folder, "journal.ndjson"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("a single transaction", () => {
  it("is mined when its hash is answered, for no gas price, from an account without funds", async () => {
    const { chain } = await testChain(temporaryFolder());
    const hash = await send(chain, signedTransfer(alice, { nonce: 0 }));
    expect(await chain.request("eth_getTransactionReceipt", [hash])).toMatchObject({
      status: "0x1",
      blockNumber: "0x1",
    });
    expect(await chain.request("eth_gasPrice")).toBe("0x0");
  });

  it("is refused alone when it is invalid, although others wait with it", async () => {
    const { chain } = await testChain(temporaryFolder());
    const answers = await Promise.allSettled([
      send(chain, signedTransfer(alice, { nonce: 0 })),
      send(chain, "0x1234"),
      send(chain, signedTransfer(bob, { nonce: 0 })),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    await expect(send(chain, "no hexadecimal")).rejects.toMatchObject({ rpcCode: -32602 });
  });

  it("shares a block with those that wait at the same time", async () => {
    const { chain } = await testChain(temporaryFolder());
    const raws = [0, 1, 2, 3, 4, 5].map((nonce) => signedTransfer(alice, { nonce }));
    await Promise.all(raws.map((raw) => send(chain, raw)));
    expect(chain.height).toBeLessThan(4);
  });

  it("waits for a missing lower nonce, and is journalled with the block that has it", async () => {
    const folder = temporaryFolder();
    const { chain } = await testChain(folder);
    const late = signedTransfer(alice, { nonce: 1 });
    await send(chain, late);
    const first = signedTransfer(alice, { nonce: 0 });
    await send(chain, first);
    expect(linesOf(folder).at(-1)).toMatchObject({ kind: "block", raws: [first, late] });
  });

  it("is not sent when its caller has gone while it waited", async () => {
    const { chain } = await testChain(temporaryFolder());
    const section = await chain.begin();
    const gone = new AbortController();
    const raw = signedTransfer(alice, { nonce: 0 });
    const answer = chain.request("eth_sendRawTransaction", [raw], gone.signal);
    gone.abort(new Error("gone"));
    await expect(answer).rejects.toThrow("gone");
    await section.commit();
    expect(await nonceOf(chain)).toBe("0x0");
  });
});

describe("a batch", () => {
  it("is mined in order, in as few blocks as its gas limits allow", async () => {
    const { chain } = await testChain(temporaryFolder());
    const raws = [0, 1, 2, 3, 4].map((nonce) =>
      signedTransfer(alice, { nonce, gasLimit: 15_000_000 }),
    );
    const mined = await chain.sendBatch(raws);
    expect(mined.map(({ block }) => block)).toEqual([1, 1, 1, 1, 1]);
  });

  it("leaves nothing when one of it reverts, and says which and why", async () => {
    const folder = temporaryFolder();
    const { chain } = await testChain(folder);
    const before = linesOf(folder).length;
    const raws = [
      signedTransfer(alice, { nonce: 0 }),
      signedTransfer(alice, { nonce: 1, to: null, data: reverting }),
    ];
    const fault = (await chain.sendBatch(raws).catch((error) => error)) as BatchFault;
    expect(fault).toMatchObject({
      code: "MA-BATCH-FAILED",
      facts: { index: 1, kind: "reverted", revertData: "0xbeef" },
    });
    expect(chain.height).toBe(0);
    expect(await nonceOf(chain)).toBe("0x0");
    expect(linesOf(folder)).toHaveLength(before);
  });

  it("leaves nothing when one of it is invalid or can't be mined", async () => {
    const { chain } = await testChain(temporaryFolder());
    const first = signedTransfer(alice, { nonce: 0 });
    const twice = chain.sendBatch([first, first]);
    await expect(twice).rejects.toMatchObject({ facts: { index: 1, kind: "invalid" } });
    const gap = chain.sendBatch([first, signedTransfer(alice, { nonce: 2 })]);
    await expect(gap).rejects.toMatchObject({ facts: { index: 1, kind: "not-mined" } });
    expect(await nonceOf(chain)).toBe("0x0");
    await chain.sendBatch([first]);
    expect(await nonceOf(chain)).toBe("0x1");
  });
});

describe("a section", () => {
  it("keeps the others waiting until it is committed", async () => {
    const { chain } = await testChain(temporaryFolder());
    const section = await chain.begin();
    const other = send(chain, signedTransfer(bob, { nonce: 0 })).then(() => chain.height);
    const second = chain.begin();
    await section.sendBatch([signedTransfer(alice, { nonce: 0 })]);
    await section.request("eth_sendRawTransaction", [signedTransfer(alice, { nonce: 1 })]);
    expect(chain.height).toBe(2);
    await section.commit();
    expect(await other).toBe(3);
    await (await second).rollback();
    await expect(section.sendBatch([])).rejects.toMatchObject({
      happened: "the section has ended",
    });
  });

  it("that isn't ended in time is rolled back, and so is one that is open when the chain closes", async () => {
    const folder = temporaryFolder();
    const { chain } = await testChain(folder, { sectionMostMs: 50 });
    const late = await chain.begin();
    await late.sendBatch([signedTransfer(alice, { nonce: 0 })]);
    const next = await chain.begin();
    expect(await nonceOf(chain)).toBe("0x0");
    await expect(late.commit()).rejects.toMatchObject({ happened: "the section has ended" });
    await next.sendBatch([signedTransfer(alice, { nonce: 0 })]);
    await chain.close();
    expect(linesOf(folder)).toHaveLength(1);
  });

  it("leaves nothing when it is rolled back: no block, no line, no time, no event", async () => {
    const folder = temporaryFolder();
    const { chain } = await testChain(folder);
    const heads: unknown[] = [];
    const subscription = String(await chain.read("eth_subscribe", ["newHeads"]));
    chain.notices.listen(subscription, (head) => heads.push((head as { hash: string }).hash));
    const section = await chain.begin();
    await section.setTime(1_900_000_000);
    await section.sendBatch([signedTransfer(alice, { nonce: 0 })]);
    await expect(section.sendBatch([signedTransfer(alice, { nonce: 5 })])).rejects.toMatchObject({
      code: "MA-BATCH-FAILED",
    });
    expect(await nonceOf(chain)).toBe("0x1");
    await section.rollback();
    await section.rollback();
    expect(await nonceOf(chain)).toBe("0x0");
    expect(linesOf(folder)).toHaveLength(1);
    await send(chain, signedTransfer(alice, { nonce: 0 }));
    const { hash, timestamp } = await blockOf(chain);
    expect(Number(timestamp)).toBeLessThan(1_900_000_000);
    await expect.poll(() => heads).toEqual([hash]);
  });
});

describe("the time of blocks", () => {
  it("is the wall clock's, and never ahead of it however fast blocks are mined", async () => {
    const { chain } = await testChain(temporaryFolder());
    await chain.control("hardhat_mine", ["0x64"]);
    const seconds = Number((await blockOf(chain)).timestamp);
    expect(Math.abs(seconds - Date.now() / 1000)).toBeLessThan(5);
    expect(chain.height).toBe(100);
  });

  it("can stand still in the past, run ahead, and come back no further than the last block", async () => {
    const { chain } = await testChain(temporaryFolder());
    const past = 1_750_000_100;
    await chain.setTime(past, { frozen: true });
    await chain.control("evm_mine", []);
    expect(Number((await blockOf(chain)).timestamp)).toBe(past);
    const ahead = Math.floor(Date.now() / 1000) + 86_400;
    await chain.setTime(ahead);
    await chain.control("evm_mine", []);
    const atAhead = Number((await blockOf(chain)).timestamp);
    expect(atAhead - ahead).toBeLessThan(5);
    await chain.setTime(null);
    await chain.control("evm_mine", []);
    expect(Number((await blockOf(chain)).timestamp)).toBe(atAhead);
  });
});

describe("the price of gas", () => {
  it("stays nothing after a full block", async () => {
    const { chain } = await testChain(temporaryFolder());
    // Init code that is no instruction takes all the gas there is.
    const wasteful = { to: null, data: "0xfe", gasLimit: 15_000_000 };
    const raws = [0, 1, 2, 3].map((nonce) => signedTransfer(alice, { nonce, ...wasteful }));
    await Promise.all(raws.map((raw) => send(chain, raw)));
    await send(chain, signedTransfer(alice, { nonce: 4 }));
    expect((await blockOf(chain)).baseFeePerGas).toBe("0x0");
  });
});

describe("methods", () => {
  it("that change the node behind the ledger's back are no ordinary ones", async () => {
    const { chain } = await testChain(temporaryFolder());
    for (const method of ["hardhat_setBalance", "evm_revert", "eth_sendTransaction", "eth_sign"]) {
      await expect(chain.request(method, [])).rejects.toMatchObject({ rpcCode: -32601 });
    }
    await expect(chain.control("evm_revert", ["0x1"])).rejects.toMatchObject({ rpcCode: -32601 });
    expect(await chain.request("eth_accounts")).toEqual([]);
  });
});
