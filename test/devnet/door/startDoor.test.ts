import { existsSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { startDoor } from "../../../devnet/door/startDoor.ts";
import { accountKey } from "../../../devnet/persona/accountKey.ts";
import { signedTransfer } from "../signedTransfer.ts";
import { testDoor } from "./testDoor.ts";

const { privateKey: alice } = accountKey(20);
const chainIdCall = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId" });

/** By `node:http`, since `fetch` lets nobody choose Host. */
function post(port: number, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port, path, method: "POST", headers };
    const sent = request(options, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on("error", reject);
    sent.end(chainIdCall);
  });
}

function socketRefusal(url: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers });
    socket.on("open", () => reject(new Error("it was let in")));
    socket.on("error", () => undefined);
    socket.on("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
  });
}

describe("the door by HTTP", () => {
  it("answers with the token, and refuses other callers", async () => {
    const { port } = await testDoor();
    expect(await post(port, "/test-token", {})).toBe(200);
    expect(await post(port, "/", { authorization: "Bearer test-token" })).toBe(200);
    expect(await post(port, "/", {})).toBe(401);
    expect(await post(port, "/test-token", { origin: "http://evil.example" })).toBe(403);
    expect(await post(port, "/test-token", { host: "evil.example" })).toBe(403);
  });

  it("answers no page's preflight and gives no origin leave", async () => {
    const { file } = await testDoor();
    const preflight = await fetch(file.rpcUrl, { method: "OPTIONS", headers: { origin: "null" } });
    expect(preflight.status).toBe(403);
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
    expect((await fetch(file.rpcUrl)).status).toBe(405);
  });

  it("takes no body beyond its limit", async () => {
    const { file } = await testDoor();
    const body = `["${"x".repeat(9 * 1024 * 1024)}"]`;
    const response = await fetch(file.rpcUrl, { method: "POST", body }).catch(() => null);
    expect(response?.status ?? 413).toBe(413);
  });

  it("answers a deep bomb with an error, and goes on", async () => {
    const { file, call } = await testDoor();
    const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    const body = `{"jsonrpc":"2.0","id":1,"method":"eth_call","params":${deep}}`;
    const response = await fetch(file.rpcUrl, { method: "POST", body });
    const text = await response.text();
    expect(JSON.parse(text)).toHaveProperty("error");
    expect(text).not.toMatch(/node_modules|\.ts|\.js/);
    expect(await call("eth_chainId")).toMatchObject({ result: "0x7a69" });
  });

  it.runIf(existsSync("/proc/net/tcp"))("listens on 127.0.0.1 alone", async () => {
    const { port } = await testDoor();
    const place = port.toString(16).toUpperCase().padStart(4, "0");
    const listening = ["/proc/net/tcp", "/proc/net/tcp6"]
      .filter((path) => existsSync(path))
      .flatMap((path) => readFileSync(path, "utf8").split("\n"))
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local, , state]) => state === "0A" && local?.endsWith(`:${place}`))
      .map(([, local]) => local);
    expect(listening).toEqual([`0100007F:${place}`]);
  });

  it("says so where its port is taken", async () => {
    const { port, chain } = await testDoor();
    const options = { token: "t", controlToken: "c", openRpc: false, log: () => undefined };
    const second = startDoor({ ...options, port, chain, dispatcher: null as never });
    await expect(second).rejects.toMatchObject({ code: "MA-PORT", exitCode: 2 });
  });
});

describe("methods at the door", () => {
  it("that control the node need the control token", async () => {
    const { call } = await testDoor();
    const control = { "x-medaudit-control": "test-control" };
    for (const method of ["hardhat_mine", "evm_mine", "eth_sendTransaction", "evm_snapshot"]) {
      expect((await call(method)).error).toMatchObject({ code: -32601 });
    }
    expect(await call("medaudit_setTime", [null])).toHaveProperty("error");
    expect(await call("hardhat_mine", ["0x2"], control)).toMatchObject({ result: true });
    expect(await call("medaudit_setTime", [null], control)).toMatchObject({ result: true });
    expect((await call("evm_snapshot", [], control)).error).toMatchObject({ code: -32601 });
    expect((await call("eth_sign", [], control)).error).toMatchObject({ code: -32601 });
    expect(await call("eth_accounts")).toMatchObject({ result: [] });
    expect(await call("medaudit_info")).toMatchObject({ result: { id: "0x01", block: 2 } });
  });

  it("of the devnet's own need the token even where the door is open", async () => {
    const { port } = await testDoor(true);
    const ask = async (method: string) => {
      const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method });
      const response = await fetch(`http://127.0.0.1:${port}`, { method: "POST", body });
      return response.json();
    };
    expect(await ask("eth_chainId")).toMatchObject({ result: "0x7a69" });
    expect(await ask("medaudit_info")).toHaveProperty("error");
    expect(await ask("medaudit_begin")).toHaveProperty("error");
  });

  it("tell which transaction of a batch reverted, and its revert data", async () => {
    const { call } = await testDoor();
    const raws = [
      signedTransfer(alice, { nonce: 0 }),
      signedTransfer(alice, { nonce: 1, to: null, data: "0x61beef6000526002601efd" }),
    ];
    expect((await call("medaudit_sendBatch", [raws])).error).toMatchObject({
      code: -32000,
      data: { index: 1, kind: "reverted", revertData: "0xbeef" },
    });
    expect(await call("eth_blockNumber")).toMatchObject({ result: "0x0" });
    expect(await call("medaudit_sendBatch", [["0x1"]])).toHaveProperty("error");
  });

  it("of one section hold by HTTP with its header", async () => {
    const { call } = await testDoor();
    const section = { "x-medaudit-section": String((await call("medaudit_begin")).result) };
    await call("eth_sendRawTransaction", [signedTransfer(alice, { nonce: 0 })], section);
    expect(await call("medaudit_rollback", [], section)).toMatchObject({ result: true });
    expect(await call("eth_blockNumber")).toMatchObject({ result: "0x0" });
    expect(await call("medaudit_commit", [], section)).toHaveProperty("error");
  });
});

describe("the door by WebSocket", () => {
  it("refuses whom it refuses by HTTP", async () => {
    const { file, port } = await testDoor();
    expect(await socketRefusal(`ws://127.0.0.1:${port}/`)).toBe(401);
    expect(await socketRefusal(file.wsUrl, { origin: "http://evil.example" })).toBe(403);
  });

  it("tells of new heads and logs, until nobody listens any more", async () => {
    const { file, call } = await testDoor();
    const socket = new WebSocket(file.wsUrl);
    const seen: {
      params?: { subscription: string; result: { topics?: string[]; number?: string } };
    }[] = [];
    const answers: { id?: number; result?: string }[] = [];
    socket.on("message", (data) => {
      const message = JSON.parse(data.toString());
      (message.method === "eth_subscription" ? seen : answers).push(message);
    });
    await new Promise((resolve) => socket.once("open", resolve));
    const ask = (id: number, method: string, params: unknown[]) =>
      socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    ask(1, "eth_subscribe", ["newHeads"]);
    ask(2, "eth_subscribe", ["logs", {}]);
    await expect.poll(() => answers.length).toBe(2);
    // Init code that logs without topics or data.
    const raw = signedTransfer(alice, { nonce: 0, to: null, data: "0x60006000a0" });
    await call("eth_sendRawTransaction", [raw]);
    await expect.poll(() => seen.length).toBe(2);
    const results = seen.map(({ params }) => params?.result);
    expect(results.some((result) => result?.number === "0x1")).toBe(true);
    expect(results.some((result) => result?.topics?.length === 0)).toBe(true);
    ask(3, "eth_unsubscribe", [answers.find(({ id }) => id === 1)?.result]);
    await expect.poll(() => answers.length).toBe(3);
    await call("eth_sendRawTransaction", [signedTransfer(alice, { nonce: 1 })]);
    ask(4, "eth_chainId", []);
    await expect.poll(() => answers.length).toBe(4);
    expect(seen).toHaveLength(2);
    socket.close();
  });
});
