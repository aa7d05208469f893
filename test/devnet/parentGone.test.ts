import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { SessionFile } from "../../devnet/session/SessionFile.ts";
import { buildChild } from "./buildChild.ts";
import { expectGone, isListening } from "./processLife.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

const built: string[] = [];

beforeAll(async () => {
  built.push(
    await buildChild("devnet/child.ts", "gone-child"),
    await buildChild("test/devnet/parentProcess.ts", "gone-parent"),
    await buildChild("test/devnet/blockedProcess.ts", "gone-blocked"),
    await buildChild("test/devnet/blockedParent.ts", "gone-blocked-parent"),
  );
});
afterAll(() => {
  for (const path of built) rmSync(path, { force: true });
});

/** Starts a parent. @returns it, and the first line that it prints */
async function parent(script: string, ...args: string[]): Promise<[ChildProcess, string]> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  return [child, String(line)];
}

describe("the devnet ends with its parent", () => {
  it("when the parent is killed outright: no process, no port, and the next start resumes", async () => {
    const [childPath = "", parentPath = ""] = built;
    const stateDir = temporaryFolder();
    const [first, line] = await parent(parentPath, childPath, stateDir);
    const file = JSON.parse(line) as SessionFile;
    const ports = [file.rpcUrl, file.vaultUrl].map((url) => Number(new URL(url).port));
    expect(await isListening(ports[0] ?? 0)).toBe(true);
    first.kill("SIGKILL");
    await expectGone(file.pid, ...ports);
    const [second, again] = await parent(parentPath, childPath, stateDir);
    const resumed = JSON.parse(again) as SessionFile;
    expect(resumed.contract).toBe(file.contract);
    second.kill("SIGTERM");
    await expectGone(resumed.pid);
  });

  it("when the parent is killed while the child's loop is blocked", async () => {
    const [, , blocked = "", blockedParent = ""] = built;
    const [first, line] = await parent(blockedParent, blocked);
    const pid = Number(line);
    onTestFinished(() => {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        return;
      }
    });
    first.kill("SIGKILL");
    await expectGone(pid);
  });
});
