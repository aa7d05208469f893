import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const programPath = resolve(import.meta.dirname, "../../dist/medaudit.js");
const commandLimitMs = 40_000;

export interface Ran {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** stdout as JSON, a value a line. */
  readonly json: () => unknown[];
}

export interface Ready {
  readonly rpcUrl: string;
  readonly wsUrl: string;
  readonly vaultUrl: string;
  readonly contract: string;
  readonly personas: readonly { name: string; role: string; address: string }[];
  readonly elapsedMs: number;
}

/** The built program with a state directory of its own; `dispose` ends whatever is left and removes it. */
export class Program {
  readonly stateDir = mkdtempSync(join(tmpdir(), "medaudit-e2e-"));
  readonly #running = new Set<ChildProcess>();

  /** One command, to its end. */
  async run(...args: string[]): Promise<Ran> {
    const child = this.#spawn(args);
    const limit = setTimeout(() => child.kill("SIGKILL"), commandLimitMs);
    let stdout = "";
    let stderr = "";
    child.stdout?.on("data", (chunk) => (stdout += chunk));
    child.stderr?.on("data", (chunk) => (stderr += chunk));
    const [exitCode] = (await once(child, "close")) as [number | null];
    clearTimeout(limit);
    const json = () =>
      stdout
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as unknown);
    return { exitCode, stdout, stderr, json };
  }

  /** `up --headless`, until it is ready. */
  async up(
    ...args: string[]
  ): Promise<{ ready: Ready; child: ChildProcess; stop: () => Promise<number | null> }> {
    const child = this.#spawn(["up", "--headless", ...args]);
    const limit = setTimeout(() => child.kill("SIGKILL"), commandLimitMs);
    let stderr = "";
    child.stderr?.on("data", (chunk) => (stderr += chunk));
    if (!child.stdout) throw new Error("no stdout");
    const lines = createInterface({ input: child.stdout });
    const ended = once(child, "close") as Promise<[number | null]>;
    const line = await Promise.race([
      once(lines, "line").then(([first]) => String(first)),
      ended.then(([code]) => Promise.reject(new Error(`up ended with ${code}: ${stderr}`))),
    ]);
    clearTimeout(limit);
    const stop = async () => {
      child.kill("SIGTERM");
      const kill = setTimeout(() => child.kill("SIGKILL"), 10_000);
      const [code] = await ended;
      clearTimeout(kill);
      return code;
    };
    return { ready: JSON.parse(line) as Ready, child, stop };
  }

  async dispose(): Promise<void> {
    for (const child of this.#running) {
      child.kill("SIGKILL");
      if (child.exitCode === null && child.signalCode === null) await once(child, "close");
    }
    rmSync(this.stateDir, { recursive: true, force: true });
  }

  #spawn(args: readonly string[]): ChildProcess {
    const child = spawn(process.execPath, [programPath, ...args, "--state-dir", this.stateDir], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#running.add(child);
    child.once("close", () => this.#running.delete(child));
    return child;
  }
}
