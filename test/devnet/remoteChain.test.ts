import { describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { Address, Hash } from "../../core/log/Hex.ts";
import { Controls } from "../../devnet/Controls.ts";
import { accountKey } from "../../devnet/persona/accountKey.ts";
import { remoteChain } from "../../devnet/remoteChain.ts";
import { testDoor } from "./door/testDoor.ts";
import { signedTransfer } from "./signedTransfer.ts";

const { privateKey: alice, address } = accountKey(20);
const word = (value: number): Hash => `0x${value.toString(16).padStart(64, "0")}`;

describe("the chain from another process", () => {
  it("takes batches, and says which transaction fails in the same words as in its own", async () => {
    const { file, chain } = await testDoor();
    const remote = remoteChain(file);
    const mined = await remote.sendBatch([0, 1].map((nonce) => signedTransfer(alice, { nonce })));
    expect(mined.map(({ block }) => block)).toEqual([1, 1]);
    const failing = [signedTransfer(alice, { nonce: 9 })];
    const [one, other] = await Promise.all(
      [remote.sendBatch(failing), chain.sendBatch(failing)].map((batch) =>
        batch.catch((error: { code: string; facts: object }) => [error.code, error.facts]),
      ),
    );
    expect(one).toEqual(other);
  });

  it("keeps or undoes a section, and makes others wait meanwhile", async () => {
    const { file, chain } = await testDoor();
    const remote = remoteChain(file);
    const section = await remote.begin();
    await section.setTime(1_900_000_000, { frozen: true });
    await section.sendBatch([signedTransfer(alice, { nonce: 0 })]);
    const next = remote.begin();
    await section.commit();
    const second = await next;
    await second.request("eth_sendRawTransaction", [signedTransfer(alice, { nonce: 1 })]);
    expect(chain.height).toBe(2);
    await second.rollback();
    await second.rollback();
    expect(chain.height).toBe(1);
    await expect(second.sendBatch([])).rejects.toMatchObject({ code: "MA-NODE-AWAY" });
  });

  it("is rolled back when the holder of a section vanishes", async () => {
    const { file, chain } = await testDoor();
    const socket = new WebSocket(file.wsUrl);
    const replies: unknown[] = [];
    socket.on("message", (data) => replies.push(data));
    await new Promise((resolve) => socket.once("open", resolve));
    const ask = (method: string, params: unknown[] = []) =>
      socket.send(JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }));
    ask("medaudit_begin");
    await expect.poll(() => replies.length).toBe(1);
    ask("medaudit_sendBatch", [[signedTransfer(alice, { nonce: 0 })]]);
    await expect.poll(() => replies.length).toBe(2);
    expect(chain.height).toBe(1);
    socket.terminate();
    const section = await remoteChain(file).begin();
    expect(chain.height).toBe(0);
    await section.rollback();
  });

  it("can be given up while another's section lasts", async () => {
    const { file, chain } = await testDoor();
    const held = await chain.begin();
    const stop = new AbortController();
    const waiting = remoteChain(file).begin(stop.signal);
    stop.abort(new Error("stopped"));
    await expect(waiting).rejects.toThrow("stopped");
    await held.rollback();
    expect(await chain.request("eth_blockNumber")).toBe("0x0");
  });
});

describe("the controls", () => {
  it("set storage, act as somebody, mine and travel in time", async () => {
    const { file, chain } = await testDoor();
    const controls = new Controls(file);
    await controls.setStorage(address, word(0x10), word(7));
    await controls.mine();
    expect(await chain.request("eth_getStorageAt", [address, "0x10", "latest"])).toBe(word(7));
    const stranger: Address = `0x${"77".repeat(20)}`;
    const hash = await controls.sendAs({ from: stranger, to: address, data: "0x" });
    const receipt = await chain.request("eth_getTransactionReceipt", [hash]);
    expect(receipt).toMatchObject({ from: stranger, status: "0x1" });
    await controls.setTime(1_999_999_999);
    const block = (await chain.request("eth_getBlockByNumber", ["latest", false])) as {
      timestamp: string;
    };
    expect(Number(block.timestamp)).toBeGreaterThanOrEqual(1_999_999_999);
    await expect(controls.call("evm_revert", ["0x1"])).rejects.toMatchObject({ rpcCode: -32601 });
  });

  it("need the right control token", async () => {
    const { file } = await testDoor();
    const controls = new Controls({ ...file, controlToken: "wrong" });
    await expect(controls.mine()).rejects.toMatchObject({ code: "MA-RPC-FAULT", rpcCode: -32601 });
  });
});
