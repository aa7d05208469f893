import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Contract, JsonRpcProvider } from "ethers";
import { ledgerArtifact } from "../../chain/ledgerAbi.ts";
import { Rpc } from "../../chain/Rpc.ts";
import { readEntries } from "../../chain/readEntries.ts";
import { entryLog } from "../../devnet/tamper/entryLog.ts";
import type { Measure } from "./Measure.ts";
import { benchLedger, viewEntries } from "./viewEntries.ts";

/** One range of blocks: each entry has a block of its own. */
const count = 19_000;

/** Reading and decoding the log over HTTP, beside ethers' own way over the same server. */
export async function readBench(): Promise<Measure[]> {
  const entries = viewEntries(count).filter(({ detail }) => detail === null);
  const last = entries.at(-1)?.block ?? 0;
  const server = await serve(entries.map((entry) => entryLog(benchLedger.contract, entry)));
  try {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    const chain = { rpc: new Rpc({ url }), ...benchLedger, deployBlock: 1 };
    const ours = await speedOf(
      async () => (await readEntries(chain, { fromBlock: 1, toBlock: last })).length,
    );
    const provider = new JsonRpcProvider(url, benchLedger.chainId, { staticNetwork: true });
    const contract = new Contract(benchLedger.contract, ledgerArtifact.abi, provider);
    const theirs = await speedOf(
      async () => (await contract.queryFilter("AuditLog", 1, last)).length,
    );
    provider.destroy();
    const note = `${entries.length.toLocaleString("en")} entries over HTTP`;
    return [
      { what: "ethers queryFilter (peer)", value: theirs, unit: "entries/s", note },
      { what: "reading and decoding", value: ours, unit: "entries/s", note },
      { what: "reading and decoding against ethers", value: ours / theirs, unit: "×" },
    ];
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function speedOf(read: () => Promise<number>): Promise<number> {
  await read();
  const from = performance.now();
  return ((await read()) / (performance.now() - from)) * 1000;
}

async function serve(logs: readonly object[]) {
  const blockHash = `0x${"0".repeat(63)}1`;
  const whole = logs.map((log) => ({ ...log, blockHash, transactionIndex: "0x0", removed: false }));
  const result = JSON.stringify(whole);
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const asked = JSON.parse(text);
    const [call] = [asked].flat() as { id: number; method: string }[];
    const body = call?.method === "eth_chainId" ? '"0x7a69"' : result;
    const answer = `{"jsonrpc":"2.0","id":${call?.id},"result":${body}}`;
    response.end(Array.isArray(asked) ? `[${answer}]` : answer);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}
