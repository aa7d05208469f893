import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Mutant } from "./Mutant.ts";
import type { Verdict } from "./worker.ts";

const limitMs = 120_000;
const startLimitMs = 300_000;

/** A worker that is started anew when a mutant holds it too long; that mutant counts as killed. */
export class WorkerProcess {
  readonly #number: number;
  #child: ChildProcess | undefined;

  constructor(number: number) {
    this.#number = number;
  }

  async judge(mutant: Mutant): Promise<Verdict> {
    const child = this.#child ?? (await this.#start());
    child.send(mutant);
    try {
      return (await answerOf(child, limitMs)) as Verdict;
    } catch (error) {
      this.stop();
      if (error instanceof TimeLimit) return { fate: "killed", by: "time limit" };
      throw error;
    }
  }

  stop(): void {
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
  }

  async #start(): Promise<ChildProcess> {
    const script = fileURLToPath(new URL("worker.ts", import.meta.url));
    const child = fork(script, [String(this.#number)], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    this.#child = child;
    await answerOf(child, startLimitMs);
    return child;
  }
}

class TimeLimit extends Error {
  override readonly name = "TimeLimit";
}

function answerOf(child: ChildProcess, withinMs: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer);
      child.off("message", onMessage).off("exit", onExit);
      act();
    };
    const onMessage = (message: unknown) => settle(() => resolve(message));
    const onExit = (code: number | null) =>
      settle(() => reject(new Error(`a worker ended with ${code}`)));
    const timer = setTimeout(() => settle(() => reject(new TimeLimit("too long"))), withinMs);
    child.once("message", onMessage).once("exit", onExit);
  });
}
