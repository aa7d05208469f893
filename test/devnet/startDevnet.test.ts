import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { findSession, requireSession } from "../../devnet/findSession.ts";
import { openPersonas } from "../../devnet/openPersonas.ts";
import type { SessionFile } from "../../devnet/session/SessionFile.ts";
import { type Devnet, type DevnetOptions, startDevnet } from "../../devnet/startDevnet.ts";
import { buildChild } from "./buildChild.ts";
import { expectGone, isListening } from "./processLife.ts";
import { signedTransfer } from "./signedTransfer.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

let childPath = "";

beforeAll(async () => {
  childPath = await buildChild("devnet/child.ts", "startDevnet");
});
afterAll(() => rmSync(childPath, { force: true }));

const portOf = (url: string) => Number(new URL(url).port);

async function start(stateDir: string, options: Partial<DevnetOptions> = {}): Promise<Devnet> {
  const devnet = await startDevnet({
    childPath,
    stateDir,
    seed: { kind: "none" },
    ...options,
  });
  onTestFinished(() => devnet.stop());
  return devnet;
}

async function call(file: SessionFile, method: string, params: unknown[] = []): Promise<unknown> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
  const response = await fetch(file.rpcUrl, { method: "POST", body });
  return ((await response.json()) as { result: unknown }).result;
}

const headOf = async (file: SessionFile) =>
  ((await call(file, "eth_getBlockByNumber", ["latest", false])) as { hash: string }).hash;

describe("a started session", () => {
  it("answers where it says, and is found by others until it is stopped", async () => {
    const stateDir = temporaryFolder();
    const devnet = await start(stateDir);
    const { file } = devnet;
    expect(await call(file, "eth_chainId")).toBe("0x7a69");
    expect(await call(file, "eth_getCode", [file.contract, "latest"])).toMatch(/^0x.{1000}/);
    expect((await fetch(file.vaultUrl)).status).toBeLessThan(500);
    expect(await findSession({ stateDir })).toEqual(file);
    const [first, second] = [devnet.stop(), devnet.stop()];
    await Promise.all([first, second]);
    expect(await devnet.ended).toEqual({ exitCode: 0, signal: null });
    expect(await findSession({ stateDir })).toBeNull();
    await expectGone(file.pid, portOf(file.rpcUrl), portOf(file.vaultUrl));
    await expect(requireSession({ stateDir })).rejects.toMatchObject({
      code: "MA-SESSION-NONE",
      exitCode: 3,
    });
  });

  it("that hangs is not taken for none", async () => {
    const stateDir = temporaryFolder();
    const { file } = await start(stateDir);
    process.kill(file.pid, "SIGSTOP");
    try {
      await expect(requireSession({ stateDir })).rejects.toMatchObject({
        code: "MA-SESSION-SILENT",
        exitCode: 3,
      });
    } finally {
      process.kill(file.pid, "SIGCONT");
    }
    expect(await requireSession({ stateDir })).toEqual(file);
  });

  it("keeps its files to its owner, and its secrets out of log, arguments and environment", async () => {
    const { file } = await start(temporaryFolder());
    const inFolder = (name: string) => join(file.directory, name);
    expect(statSync(file.directory).mode & 0o777).toBe(0o700);
    for (const name of ["session.json", "devnet.log", "journal.ndjson", "lock", "personas.json"]) {
      expect(statSync(inFolder(name)).mode & 0o777, name).toBe(0o600);
    }
    const secrets = ["session.secret", "gate.key"].map((name) => {
      expect(statSync(inFolder(`keys/${name}`)).mode & 0o777).toBe(0o600);
      return readFileSync(inFolder(`keys/${name}`)).toString("hex");
    });
    secrets.push(file.controlToken, new URL(file.rpcUrl).pathname.slice(1));
    const places = [file.logFile, inFolder("journal.ndjson"), inFolder("personas.json")];
    if (existsSync("/proc/self")) {
      places.push(`/proc/${file.pid}/cmdline`, `/proc/${file.pid}/environ`);
    }
    for (const place of places) {
      const text = readFileSync(place, "latin1");
      for (const secret of secrets) expect(text.includes(secret), place).toBe(false);
    }
  });

  it("is not started a second time, even at once: the second is told where it runs", async () => {
    const stateDir = temporaryFolder();
    const starts = await Promise.allSettled([start(stateDir), start(stateDir)]);
    const failed = starts.filter((result) => result.status === "rejected");
    expect(failed.map(({ reason }) => reason.code)).toEqual(["MA-SESSION-RUNS"]);
    const file = await findSession({ stateDir });
    await expect(start(stateDir)).rejects.toMatchObject({
      code: "MA-SESSION-RUNS",
      running: file,
      happened: expect.stringContaining(`process ${file?.pid}`),
    });
    await expect(start(stateDir, { fresh: true })).rejects.toMatchObject({
      code: "MA-SESSION-RUNS",
    });
    const other = await start(stateDir, { session: "other" });
    expect(other.file.contract).not.toBe(file?.contract);
  });

  it("goes on where it stopped, and starts over when asked to", async () => {
    const stateDir = temporaryFolder();
    const first = await start(stateDir);
    const { accountKey } = openPersonas(first.file.directory).named("garcia");
    await call(first.file, "eth_sendRawTransaction", [signedTransfer(accountKey, { nonce: 0 })]);
    const head = await headOf(first.file);
    await first.stop();

    const second = await start(stateDir);
    const { id, contract, deployBlock } = first.file;
    expect(second.file).toMatchObject({ id, contract, deployBlock });
    expect(await headOf(second.file)).toBe(head);
    process.kill(second.file.pid, "SIGKILL");
    expect(await second.ended).toMatchObject({ signal: "SIGKILL" });
    expect(existsSync(join(second.file.directory, "session.json"))).toBe(true);
    expect(await findSession({ stateDir })).toBeNull();

    const third = await start(stateDir);
    expect(await headOf(third.file)).toBe(head);
    await third.stop();
    const fresh = await start(stateDir, { fresh: true });
    expect(fresh.file.id).not.toBe(id);
    expect(fresh.file.contract).not.toBe(contract);
  });
});

describe("a session that is killed while it works", () => {
  it("has every transaction that was answered when it goes on", async () => {
    const stateDir = temporaryFolder();
    const first = await start(stateDir);
    const { accountKey } = openPersonas(first.file.directory).named("chen");
    const answered: unknown[] = [];
    const sending = Array.from({ length: 200 }, async (_, nonce) => {
      const raw = signedTransfer(accountKey, { nonce });
      const hash = await call(first.file, "eth_sendRawTransaction", [raw]);
      if (hash) answered.push(hash);
      if (answered.length === 60) process.kill(first.file.pid, "SIGKILL");
    });
    await Promise.allSettled(sending);
    await first.ended;
    expect(answered.length).toBeGreaterThanOrEqual(60);
    const second = await start(stateDir);
    const known = await Promise.all(
      answered.map((hash) => call(second.file, "eth_getTransactionReceipt", [hash])),
    );
    expect(known.filter((receipt) => !receipt)).toEqual([]);
  });
});

describe("a session that can't start", () => {
  it("leaves what was there, when it was to start over with a chart that is none", async () => {
    const stateDir = temporaryFolder();
    const first = await start(stateDir);
    await first.stop();
    const path = join(stateDir, "chart.json");
    writeFileSync(path, "no chart");
    const seed = { kind: "charts", paths: [path] } as const;
    const failure = start(stateDir, { fresh: true, seed });
    await expect(failure).rejects.toMatchObject({
      exitCode: 2,
      code: expect.stringMatching(/^MA-/),
    });
    const again = await start(stateDir);
    expect(again.file.id).toBe(first.file.id);
    const empty = start(stateDir, { session: "empty", seed });
    await expect(empty).rejects.toMatchObject({ exitCode: 2 });
    expect(readdirSync(join(stateDir, "empty")).sort()).toEqual(["devnet.log", "lock"]);
  });

  it("says why, and leaves no process", async () => {
    const stateDir = temporaryFolder();
    const first = await start(stateDir);
    await first.stop();
    const journal = join(first.file.directory, "journal.ndjson");
    writeFileSync(journal, readFileSync(journal, "utf8").replace('"seconds":', '"seconds":1'));
    await expect(start(stateDir)).rejects.toMatchObject({ code: "MA-JOURNAL-DIVERGED" });
    const again = await start(stateDir, { fresh: true });
    const taken = portOf(again.file.rpcUrl);
    await expect(start(stateDir, { session: "b", port: taken })).rejects.toMatchObject({
      code: "MA-PORT",
      exitCode: 2,
    });
    await expect(start(stateDir, { port: 70_000 })).rejects.toMatchObject({ code: "MA-PORT" });
    await expect(start(stateDir, { session: ".." })).rejects.toMatchObject({
      code: "MA-SESSION-NAME",
    });
  });

  it("doesn't begin an empty chain in the place of one whose journal is gone", async () => {
    const stateDir = temporaryFolder();
    const { file, stop } = await start(stateDir);
    await stop();
    rmSync(join(file.directory, "journal.ndjson"));
    await expect(start(stateDir)).rejects.toMatchObject({ code: "MA-JOURNAL-DIVERGED" });
  });

  it("names the log where the process dies, and ends one that is too slow or given up", async () => {
    const folder = temporaryFolder();
    const [dying, silent] = [join(folder, "dying.mjs"), join(folder, "silent.mjs")];
    writeFileSync(dying, "console.log('some words'); process.exit(7);");
    writeFileSync(
      silent,
      "setInterval(() => {}, 1000); process.on('disconnect', () => process.exit());",
    );
    const stateDir = join(folder, "state");
    const died = await start(stateDir, { childPath: dying }).catch((error) => error);
    expect(died).toMatchObject({ code: "MA-DEVNET-DIED", exitCode: 3 });
    const logFile = String(died.todo).replace("see ", "");
    expect(readFileSync(logFile, "utf8")).toContain("some words");
    const stop = new AbortController();
    const given = start(stateDir, { childPath: silent, signal: stop.signal });
    stop.abort();
    await expect(given).rejects.toMatchObject({ code: "MA-ABORTED" });
    const slow = start(stateDir, { childPath: silent, timeLimitMs: 100 });
    await expect(slow).rejects.toMatchObject({ code: "MA-DEVNET-SLOW" });
  }, 30_000);
});

describe("signals", () => {
  it.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("%s ends it in order", async (signal) => {
    const stateDir = temporaryFolder();
    const { file, ended } = await start(stateDir);
    process.kill(file.pid, signal);
    expect(await ended).toEqual({ exitCode: 0, signal: null });
    expect(await isListening(portOf(file.rpcUrl))).toBe(false);
    expect(existsSync(join(file.directory, "session.json"))).toBe(false);
  });
});
