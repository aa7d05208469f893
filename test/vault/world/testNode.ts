import { fileURLToPath } from "node:url";
import { Rpc } from "../../../chain/Rpc.ts";

export interface TestNode {
  readonly rpc: Rpc;
  request(method: string, params?: readonly unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

interface RpcCall {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

const projectRoot = fileURLToPath(new URL("../../..", import.meta.url));

export const testChainId = 31337;

/** A real Hardhat chain in this process that mines every transaction at once, with the client of `chain/` before it. */
export async function startTestNode(): Promise<TestNode> {
  const { createHardhatRuntimeEnvironment } = await import("hardhat/hre");
  const hre = await createHardhatRuntimeEnvironment(
    {
      networks: {
        test: {
          type: "edr-simulated",
          chainType: "l1",
          chainId: testChainId,
          hardfork: "cancun",
          allowBlocksWithSameTimestamp: true,
          initialBaseFeePerGas: 0,
          accounts: [],
          loggingEnabled: false,
          mining: { auto: true, interval: 0, mempool: { order: "fifo" } },
        },
      },
    },
    {},
    projectRoot,
  );
  const connection = await hre.network.create("test");
  const request = (method: string, params: readonly unknown[] = []) =>
    connection.provider.request({ method, params: [...params] });
  const answer = async ({ id, method, params }: RpcCall) => {
    try {
      return { jsonrpc: "2.0", id, result: await request(method, params) };
    } catch (error) {
      const {
        code = -32603,
        message,
        data,
      } = error as { code?: number; message: string; data?: unknown };
      return { jsonrpc: "2.0", id, error: { code, message, data } };
    }
  };
  const rpc = new Rpc({
    url: "http://in-process.invalid",
    fetch: async (_url, init) => {
      const body = JSON.parse(String(init?.body)) as RpcCall | RpcCall[];
      const answers = Array.isArray(body)
        ? await Promise.all(body.map(answer))
        : await answer(body);
      return new Response(JSON.stringify(answers));
    },
  });
  return { rpc, request, close: () => connection.close() };
}
