import type { ChildProcess } from "node:child_process";
import { UnavailableError } from "../core/errors/UnavailableError.ts";
import type { ChildMessage, ParentMessage } from "./DevnetMessage.ts";
import { errorOfMessage } from "./errorMessage.ts";
import type { LogFile } from "./LogFile.ts";
import { SessionRunsError } from "./session/SessionRunsError.ts";
import type { DevnetEnd } from "./startDevnet.ts";

type Start = Extract<ParentMessage, { event: "start" }>;
type Ready = Extract<ChildMessage, { event: "ready" }>;

/** How long the orderly end may take before the process is killed. */
const stopMostMs = 3000;

/** The child process, seen from its parent. */
export class DevnetProcess {
  readonly #process: ChildProcess;
  readonly #log: LogFile;
  readonly ended: Promise<DevnetEnd>;
  #hasEnded = false;

  constructor(child: ChildProcess, log: LogFile) {
    this.#process = child;
    this.#log = log;
    // What is read here is not kept: the log file is the only copy.
    child.stdout?.on("data", (chunk: Buffer) => log.write(chunk));
    child.stderr?.on("data", (chunk: Buffer) => log.write(chunk));
    this.ended = new Promise((resolve) => {
      child.once("close", (exitCode, signal) => {
        this.#hasEnded = true;
        log.close();
        resolve({ exitCode, signal });
      });
      child.once("error", () => undefined);
    });
  }

  /** @throws UnavailableError (`MA-DEVNET-DIED`), SessionRunsError, or what the child says went wrong */
  start(message: Start, signal: AbortSignal): Promise<Ready> {
    return new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      this.#process.on("message", (answer: ChildMessage) => {
        if (answer.event === "ready") resolve(answer);
        else if (answer.event === "runs") {
          reject(new SessionRunsError(message.directory, answer.file));
        } else reject(errorOfMessage(answer.error));
      });
      void this.ended.then((end) => reject(died(end, this.#log.path)));
      this.#send(message);
    });
  }

  async stop(): Promise<void> {
    if (this.#hasEnded) return;
    this.#send({ event: "stop" });
    const kill = setTimeout(() => this.#process.kill("SIGKILL"), stopMostMs);
    await this.ended;
    clearTimeout(kill);
  }

  /** A child that is gone gets nothing; its end is told by `ended`. */
  #send(message: ParentMessage): void {
    if (this.#process.connected) this.#process.send(message, () => undefined);
  }
}

function died({ exitCode, signal }: DevnetEnd, logFile: string): UnavailableError {
  return new UnavailableError({
    code: "MA-DEVNET-DIED",
    happened: `the devnet ended before it was ready (${signal ?? `exit code ${exitCode}`})`,
    todo: `see ${logFile}`,
  });
}
