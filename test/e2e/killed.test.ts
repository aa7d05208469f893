import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, expect, test } from "vitest";
import { Terminal } from "../tui/pty/Terminal.ts";
import { eventually, isAlive, isListening, type ProcessFacts, processTree } from "./processes.ts";

/** kill -9 of each of our processes alone: nothing is left, and the next start resumes. */

const root = resolve(import.meta.dirname, "../..");
const goneWithinMs = 5000;
const startWithinMs = 30_000;
const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function npmStart(stateDir: string, ...args: string[]): Terminal {
  const terminal = Terminal.start({
    file: "npm",
    args: ["start", "--", ...args, "--state-dir", stateDir],
    columns: 100,
    rows: 30,
    cwd: root,
    limitMs: 90_000,
  });
  cleanUps.push(() => terminal.close());
  return terminal;
}

const victims: Readonly<
  Record<string, (tree: readonly ProcessFacts[]) => ProcessFacts | undefined>
> = {
  npm: (tree) => tree[0],
  launcher: (tree) => tree.find(({ command }) => command.includes("bootstrap.mjs")),
  dashboard: (tree) => tree.find(({ command }) => command.includes("medaudit.js")),
  "devnet child": (tree) => tree.find(({ command }) => command.includes("devnet.js")),
};

test.each(Object.keys(victims))("kill -9 of the %s leaves no process and no port", async (name) => {
  const stateDir = mkdtempSync(join(tmpdir(), "medaudit-killed-"));
  cleanUps.push(async () => rmSync(stateDir, { recursive: true, force: true }));
  const terminal = npmStart(stateDir, "--fresh");
  await terminal.waitFor("● devnet", startWithinMs);
  const { rpcUrl, vaultUrl } = JSON.parse(
    readFileSync(join(stateDir, "default/session.json"), "utf8"),
  );
  const ports = [rpcUrl, vaultUrl].map((url) => Number(new URL(url).port));
  expect(await Promise.all(ports.map(isListening))).toEqual([true, true]);
  const tree = processTree(terminal.pid);
  const victim = victims[name]?.(tree);
  expect(victim, JSON.stringify(tree)).toBeDefined();
  process.kill(victim?.pid ?? 0, "SIGKILL");
  const left = () => tree.filter(({ pid }) => isAlive(pid));
  await eventually(() => left().length === 0, goneWithinMs);
  expect(left()).toEqual([]);
  expect(await Promise.all(ports.map(isListening))).toEqual([false, false]);

  const again = npmStart(stateDir);
  await again.waitFor("● devnet", startWithinMs);
  again.write("q");
  expect((await again.ended(startWithinMs)).exitCode).toBe(0);
});
