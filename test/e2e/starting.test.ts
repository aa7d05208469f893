import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Terminal } from "../tui/pty/Terminal.ts";
import { eventually, isAlive, processTree } from "./processes.ts";

/** The dashboard while its devnet is still starting. */

const program = resolve(import.meta.dirname, "../../dist/medaudit.js");

function startDashboard(...args: string[]): Terminal {
  const stateDir = mkdtempSync(join(tmpdir(), "medaudit-starting-"));
  const terminal = Terminal.start({
    file: process.execPath,
    args: [program, "up", "--fresh", "--state-dir", stateDir, ...args],
    columns: 120,
    rows: 40,
    limitMs: 60_000,
  });
  onTestFinished(async () => {
    await terminal.close();
    rmSync(stateDir, { recursive: true, force: true });
  });
  return terminal;
}

test("shows its panes before there is a log, and quits at once, leaving no process", async () => {
  const terminal = startDashboard();
  await terminal.waitFor(/connecting…[\s\S]*Waiting for the log…/, 30_000);
  const tree = processTree(terminal.pid);
  expect(tree.some(({ command }) => command.includes("devnet.js"))).toBe(true);
  terminal.write("q");
  expect((await terminal.ended(10_000)).exitCode).toBe(0);
  expect(terminal.isAlternate()).toBe(false);
  expect(await eventually(() => tree.every(({ pid }) => !isAlive(pid)), 5_000)).toBe(true);
});

test("answers keys meanwhile, and says where the devnet is once it runs", async () => {
  const terminal = startDashboard();
  await terminal.waitFor("connecting…", 30_000);
  terminal.write("6");
  await terminal.waitFor("▸6 Devnet");
  await terminal.waitFor(/● devnet · block \d+/, 30_000);
  await terminal.waitFor(/vault at +http:/);
});

test("tells on the normal screen what kept the devnet from starting", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  onTestFinished(() => void taken.close());
  const { port } = taken.address() as { port: number };
  const terminal = startDashboard("--port", String(port));
  const { exitCode } = await terminal.ended(30_000);
  expect(exitCode).toBe(2);
  expect(terminal.isAlternate()).toBe(false);
  expect(terminal.text()).toContain("MA-PORT");
});

test("refuses a persona that the session doesn't have", async () => {
  const terminal = startDashboard("--as", "nobody");
  const { exitCode } = await terminal.ended(30_000);
  expect(exitCode).toBe(2);
  expect(terminal.text()).toContain("MA-PERSONA-UNKNOWN");
});
