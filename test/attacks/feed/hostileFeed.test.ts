import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { LogCursor } from "../../../chain/feed/LogCursor.ts";
import { LogFeed } from "../../../chain/feed/LogFeed.ts";
import type { Rpc } from "../../../chain/Rpc.ts";
import { MedauditError } from "../../../core/errors/MedauditError.ts";
import { type Entry, entryId } from "../../../core/log/Entry.ts";
import type { FeedEvent } from "../../../core/ports/FeedPort.ts";
import { randomFrom } from "../../vault/world/randomFrom.ts";
import { grant, seedWorld } from "../../vault/world/seedWorld.ts";
import { startWorld, type World } from "../../vault/world/startWorld.ts";
import { changed, changesOf } from "../node/changesOf.ts";
import { lyingRpc } from "../node/lyingRpc.ts";

/** A feed over a node that rewinds, garbles and floods: no crash, no entry twice, and in the end the truth. */

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const tries = process.env.ATTACKS ? 2_000 : 150;
const { pick, chance } = randomFrom(seed);
let world: World;
const ends: (() => unknown)[] = [];

beforeAll(async () => {
  world = await startWorld();
  await seedWorld(world);
});

afterAll(() => world?.close());

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** What a dashboard shows: entries as they come, without those that a rewind took back. */
class Shown {
  entries: Entry[] = [];

  rewound(toBlock: number): void {
    this.entries = this.entries.filter(({ block }) => block < toBlock);
  }

  add(entries: readonly Entry[]): void {
    this.entries.push(...entries);
    const ids = this.entries.map(entryId);
    expect(new Set(ids).size, "an entry twice").toBe(ids.length);
  }
}

async function advanced(cursor: LogCursor, shown: Shown): Promise<boolean> {
  try {
    const { rewoundTo, entries } = await cursor.advance();
    if (rewoundTo !== null) shown.rewound(rewoundTo);
    shown.add(entries);
    return true;
  } catch (error) {
    expect(error, String(error)).toBeInstanceOf(MedauditError);
    return false;
  }
}

async function truth(): Promise<string[]> {
  const shown = new Shown();
  await advanced(new LogCursor(world.chain), shown);
  return shown.entries.map(entryId);
}

test(`any answer garbled, then the truth (seed ${seed})`, { timeout: 600_000 }, async () => {
  let isLying = false;
  const rpc = lyingRpc(world.chain.rpc, (method, params, result) => {
    if (!isLying || chance(0.3)) return result;
    const answer = { method, params, result };
    return changed([answer], pick(changesOf([answer])))[0]?.result;
  });
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const cursor = new LogCursor({ ...world.chain, rpc });
    const shown = new Shown();
    isLying = chance(0.5);
    await advanced(cursor, shown);
    isLying = true;
    await advanced(cursor, shown);
    isLying = false;
    // One that was believed is found out by the next block's hash, at the latest.
    await advanced(cursor, shown);
    expect(await advanced(cursor, shown)).toBe(true);
  }
});

test("a rewind that is cut off is told with what comes in its place", async () => {
  let isAway = false;
  const rpc = lyingRpc(world.chain.rpc, (method, _, result) =>
    isAway && method === "eth_getLogs" ? "garbled" : result,
  );
  const cursor = new LogCursor({ ...world.chain, rpc });
  const shown = new Shown();
  await grant(world, "anna", "diaz", ["view"]);
  const snapshot = await world.node.request("evm_snapshot");
  await grant(world, "anna", "chen", ["view"]);
  await grant(world, "ben", "chen", ["view"]);
  await advanced(cursor, shown);
  await world.node.request("evm_revert", [snapshot]);
  await grant(world, "ben", "diaz", ["view"]);
  isAway = true;
  expect(await advanced(cursor, shown)).toBe(false);
  isAway = false;
  expect(await advanced(cursor, shown)).toBe(true);
  expect(shown.entries.map(entryId)).toEqual(await truth());
});

test("a chain that is replaced between log and blocks is read again", async () => {
  const snapshot = await world.node.request("evm_snapshot");
  await grant(world, "anna", "chen", ["view"]);
  await grant(world, "anna", "diaz", ["view", "copy"]);
  let isReplaced = false;
  const rpc = world.chain.rpc.through((real) => async (input, init) => {
    const response = await real(input, init);
    if (!isReplaced && String(init?.body).includes("eth_getLogs")) {
      isReplaced = true;
      await world.node.request("evm_revert", [snapshot]);
      await grant(world, "ben", "chen", ["view"]);
      await grant(world, "ben", "diaz", ["view"]);
    }
    return response;
  });
  const cursor = new LogCursor({ ...world.chain, rpc });
  const shown = new Shown();
  for (let turn = 0; turn < 3; turn += 1) await advanced(cursor, shown);
  expect(shown.entries.map(entryId)).toEqual(await truth());
});

async function followed(rpc: Rpc, wsUrl: string, isEnough: (shown: Shown) => boolean) {
  const shown = new Shown();
  const feed = new LogFeed({ ...world.chain, rpc }, wsUrl);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const limit = setTimeout(() => reject(new Error("the feed came to nothing")), 20_000);
  const stop = feed.subscribe((event: FeedEvent) => {
    if (event.kind === "rewound") shown.rewound(event.toBlock);
    if (event.kind === "entries") shown.add(event.entries);
    if (isEnough(shown)) resolve();
  });
  await promise.finally(() => {
    clearTimeout(limit);
    stop();
  });
  return shown;
}

test.each<[string, (send: (data: string) => void, drop: () => void) => void]>([
  ["drops the socket at once", (_, drop) => drop()],
  ["sends more than it may", (send) => send("x".repeat(2_000_000))],
  ["sends garbage", (send) => send("{]\u0000")],
  [
    "floods with hints",
    (send) => {
      for (let at = 0; at < 5_000; at += 1) send("{}");
    },
  ],
])("a node that %s", async (_, behave) => {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  ends.push(() => new Promise((resolve) => server.close(resolve)));
  ends.push(() => {
    for (const client of server.clients) client.terminate();
  });
  server.on("connection", (socket) => {
    socket.on("error", () => {});
    behave(
      (data) => socket.send(data),
      () => socket.terminate(),
    );
  });
  const expected = await truth();
  let asked = 0;
  const counting = lyingRpc(world.chain.rpc, (_method, _params, result) => {
    asked += 1;
    return result;
  });
  const { port } = server.address() as AddressInfo;
  const wsUrl = `ws://127.0.0.1:${port}`;
  const shown = await followed(counting, wsUrl, ({ entries }) => entries.length >= expected.length);
  expect(shown.entries.map(entryId)).toEqual(expected);
  expect(asked).toBeLessThan(2_000);
});

test("a node that is not there for a while, and no socket at all", async () => {
  let failures = 2;
  const rpc = lyingRpc(world.chain.rpc, (_method, _params, result) => {
    failures -= 1;
    return failures >= 0 ? "garbled" : result;
  });
  const expected = await truth();
  const wsUrl = "ws://127.0.0.1:1";
  const shown = await followed(rpc, wsUrl, ({ entries }) => entries.length >= expected.length);
  expect(shown.entries.map(entryId)).toEqual(expected);
});
