import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { boundedFetch } from "../../../chain/boundedFetch.ts";
import { Rpc } from "../../../chain/Rpc.ts";
import { RpcError } from "../../../chain/RpcError.ts";
import { type Answering, type HostileNode, hostileNode, withoutEnd } from "./hostileNode.ts";

/** What answers at the node's address may be anything at all. */

const open: HostileNode[] = [];

afterEach(async () => {
  for (const node of open.splice(0)) await node.close();
});

async function nodeThat(answer: Answering): Promise<HostileNode> {
  const node = await hostileNode(answer);
  open.push(node);
  return node;
}

const idOf = (body: string) => JSON.parse(body).id as number;

/** How a request fails, and as quickly as it must. */
async function failureOf(work: Promise<unknown>, mostMs = 5_000): Promise<string> {
  const start = performance.now();
  const error = await work.then(
    (result) => new Error(`answered ${JSON.stringify(result)}`),
    (cause: unknown) => cause,
  );
  expect(performance.now() - start).toBeLessThan(mostMs);
  expect(error, String(error)).toBeInstanceOf(RpcError);
  return (error as RpcError).failure;
}

test.each<[string, string, Answering]>([
  ["no JSON", "malformed", (_, response) => void response.end("not json")],
  ["a web page", "malformed", (_, response) => void response.end("<!doctype html><p>hello")],
  ["an error page", "malformed", (_, response) => void response.writeHead(500).end("<h1>oh no")],
  ["nothing", "malformed", (_, response) => void response.end()],
  ["half an answer", "malformed", (_, response) => void response.end('{"jsonrpc":"2.0","id"')],
  ["null", "malformed", (_, response) => void response.end("null")],
  ["a list", "malformed", (_, response) => void response.end("[null]")],
  ["another's id", "malformed", (_, response) => void response.end('{"id":99,"result":"0x1"}')],
  [
    "an id as text",
    "malformed",
    (body, response) => {
      response.end(JSON.stringify({ id: String(idOf(body)), result: "0x1" }));
    },
  ],
  [
    "no result",
    "malformed",
    (body, response) => {
      response.end(JSON.stringify({ id: idOf(body) }));
    },
  ],
  ["an error without words", "node", (_, response) => void response.end('{"error":7}')],
  [
    "that it wants a token",
    "unauthorized",
    (_, response) => void response.writeHead(401).end("{}"),
  ],
  ["a cut connection", "away", (_, response) => void response.destroy()],
  [
    "less than it says",
    "away",
    (_, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("{", () => response.destroy());
    },
  ],
])("a node that answers %s is not believed: %s", async (_, failure, answer) => {
  const { url } = await nodeThat(answer);
  expect(await failureOf(new Rpc({ url }).request("eth_blockNumber"))).toBe(failure);
});

test.each<[string, (answers: { id: number; result: unknown }[]) => unknown]>([
  ["as one object", ([first]) => first],
  ["too short", (answers) => answers.slice(1)],
  ["with nulls", () => [null, null]],
  ["with wrong ids", (answers) => answers.map((one) => ({ ...one, id: one.id + 1_000 }))],
  ["with words", () => ["a", 7]],
])("a batch answered %s is malformed", async (_, change) => {
  const { url } = await nodeThat((body, response) => {
    const calls = JSON.parse(body) as { id: number }[];
    response.end(JSON.stringify(change(calls.map(({ id }) => ({ id, result: "0x1" })))));
  });
  const calls = [1, 2].map((): [string, []] => ["eth_blockNumber", []]);
  expect(await failureOf(new Rpc({ url }).batch(calls))).toBe("malformed");
});

test("a batch in another order is put right", async () => {
  const { url } = await nodeThat((body, response) => {
    const calls = JSON.parse(body) as { id: number; method: string }[];
    const answers = calls.map(({ id, method }) => ({ id, result: method }));
    response.end(JSON.stringify(answers.toReversed()));
  });
  expect(
    await new Rpc({ url }).batch([
      ["a", []],
      ["b", []],
    ]),
  ).toEqual(["a", "b"]);
});

test("nobody is sent elsewhere, with the session's token", async () => {
  const elsewhere = await nodeThat((body, response) => {
    response.end(JSON.stringify({ id: idOf(body), result: "0x1" }));
  });
  for (const status of [301, 302, 307, 308]) {
    const { url } = await nodeThat((_, response) => {
      response.writeHead(status, { location: elsewhere.url }).end();
    });
    const rpc = new Rpc({ url, headers: { "x-token": "secret" } });
    expect(await failureOf(rpc.request("eth_blockNumber"))).toBe("malformed");
  }
  expect(elsewhere.seen).toEqual([]);
});

test("an answer without end is cut off, whatever its headers say", async () => {
  const before = process.memoryUsage().rss;
  const node = await nodeThat((_, response) => withoutEnd(response, "0".repeat(1024 * 1024)));
  expect(await failureOf(new Rpc({ url: node.url }).request("eth_getLogs"), 20_000)).toBe(
    "too-large",
  );
  expect(process.memoryUsage().rss - before).toBeLessThan(1_500_000_000);
});

test("a packed answer is measured unpacked", async () => {
  const packed = gzipSync("0".repeat(10_000_000));
  const { url } = await nodeThat((_, response) => {
    response.writeHead(200, { "content-encoding": "gzip", "content-length": packed.length });
    response.end(packed);
  });
  const rpc = new Rpc({ url, fetch: boundedFetch(1_000_000) });
  expect(await failureOf(rpc.request("eth_getLogs"))).toBe("too-large");
});

test("an answer that never ends a byte at a time is given up on", async () => {
  const { url } = await nodeThat((_, response) => withoutEnd(response, " ", 20));
  const rpc = new Rpc({ url, timeoutMs: 500 });
  expect(await failureOf(rpc.request("eth_getLogs"))).toBe("away");
});

test.each([
  ["deeply nested", "[".repeat(4_000_000)],
  ["of empty lists", `[${"[],".repeat(9_000_000)}0]`],
  ["of empty objects", `[${"{},".repeat(9_000_000)}0]`],
])("an answer %s takes no memory", async (_, text) => {
  const before = process.memoryUsage().rss;
  const { url } = await nodeThat((_body, response) => void response.end(text));
  expect(await failureOf(new Rpc({ url }).request("eth_getLogs"))).toBe("too-large");
  expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
});

test("a node's own words are cut", async () => {
  const message = "\u001b[2J".repeat(100_000);
  const { url } = await nodeThat((body, response) => {
    response.end(JSON.stringify({ id: idOf(body), error: { code: -1, message } }));
  });
  const error = await new Rpc({ url }).request("eth_call").catch((cause: unknown) => cause);
  expect((error as RpcError).happened.length).toBeLessThan(1_000);
});
