import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { resolve } from "node:path";

const limitMs = 30_000;
const hardhat = resolve(import.meta.dirname, "../../node_modules/hardhat/dist/src/cli.js");

/** The peer of our start: how long `hardhat node` alone takes from its process to its first answer. @returns ms */
export async function peerStart(): Promise<number> {
  const port = await freePort();
  const from = performance.now();
  const args = [hardhat, "node", "--hostname", "127.0.0.1", "--port", String(port)];
  const child = spawn(process.execPath, args, {
    stdio: "ignore",
    env: { ...process.env, HARDHAT_DISABLE_TELEMETRY_PROMPT: "true" },
  });
  const limit = setTimeout(() => child.kill("SIGKILL"), limitMs);
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error("hardhat node ended");
  }
  const tookMs = performance.now() - from;
  child.kill("SIGKILL");
  await once(child, "close");
  clearTimeout(limit);
  return tookMs;
}

async function answers(port: number): Promise<boolean> {
  const body = '{"jsonrpc":"2.0","id":1,"method":"eth_blockNumber","params":[]}';
  const headers = { "content-type": "application/json" };
  try {
    return (await fetch(`http://127.0.0.1:${port}`, { method: "POST", headers, body })).ok;
  } catch {
    await new Promise((done) => setTimeout(done, 5));
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
