import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Rpc } from "../../../chain/Rpc.ts";
import { type TestNode, testChainId } from "../../vault/world/testNode.ts";
import { anvilProgram } from "./anvilProgram.ts";

export interface Anvil extends TestNode {
  readonly url: string;
}

const guard = fileURLToPath(new URL("guardAnvil.mjs", import.meta.url));
const lifeMostMs = 120_000;
const startMostMs = 20_000;
/** The same for all: blocks of the same transactions and times then have the same hashes. */
const genesisSeconds = 1_790_000_000;

/** Another program than Hardhat, in a process of its own, that mines every transaction at once and takes no gas fee. */
export async function startAnvil(): Promise<Anvil> {
  const settings = {
    host: "127.0.0.1",
    port: 0,
    "chain-id": testChainId,
    hardfork: "cancun",
    timestamp: genesisSeconds,
    "block-base-fee-per-gas": 0,
    accounts: 0,
    order: "fifo",
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(process.execPath, [guard, String(lifeMostMs), anvilProgram(), ...args]);
  const exited = once(child, "exit");
  const close = async () => {
    child.stdin.end();
    await exited;
  };
  try {
    const url = `http://127.0.0.1:${await portOf(child)}`;
    const rpc = new Rpc({ url });
    return { url, rpc, close, request: (method, params) => rpc.request(method, params) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Goes on reading what anvil says, so that it never waits for a reader. */
function portOf(child: ChildProcessWithoutNullStreams): Promise<string> {
  return new Promise((resolve, reject) => {
    let complaints = "";
    child.stderr.on("data", (chunk) => {
      complaints += chunk;
    });
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [, port] = /^Listening on 127\.0\.0\.1:(\d+)/.exec(line) ?? [];
      if (port) resolve(port);
    });
    child.on("close", () => reject(new Error(`anvil ended: ${complaints}`)));
    setTimeout(() => reject(new Error("anvil doesn't start")), startMostMs).unref();
  });
}
