import { onTestFinished } from "vitest";
import { Dispatcher } from "../../../devnet/door/Dispatcher.ts";
import { startDoor } from "../../../devnet/door/startDoor.ts";
import type { LocalChain } from "../../../devnet/node/LocalChain.ts";
import type { SessionFile } from "../../../devnet/session/SessionFile.ts";
import { testChain } from "../node/testChain.ts";
import { temporaryFolder } from "../temporaryFolder.ts";

export interface TestDoor {
  readonly chain: LocalChain;
  readonly port: number;
  /** As far as the door's clients need it. */
  readonly file: SessionFile;
  /** A JSON-RPC call by HTTP, with the token. */
  call(method: string, params?: readonly unknown[], headers?: object): Promise<RpcReply>;
}

interface RpcReply {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

/** A real door before a real chain. */
export async function testDoor(openRpc = false): Promise<TestDoor> {
  const { chain } = await testChain(temporaryFolder());
  const keys = { token: "test-token", controlToken: "test-control", openRpc };
  const dispatcher = new Dispatcher(chain, () => ({ id: "0x01" }));
  const door = await startDoor({ ...keys, port: 0, chain, dispatcher, log: () => undefined });
  onTestFinished(() => door.close());
  const rpcUrl = `http://127.0.0.1:${door.port}/test-token`;
  const wsUrl = `ws://127.0.0.1:${door.port}/test-token`;
  const file = { rpcUrl, wsUrl, controlToken: "test-control" } as SessionFile;
  return {
    chain,
    port: door.port,
    file,
    async call(method, params = [], headers = {}) {
      const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
      const response = await fetch(rpcUrl, { method: "POST", body, headers: { ...headers } });
      return (await response.json()) as RpcReply;
    },
  };
}
