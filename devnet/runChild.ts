import type { ChildMessage, ParentMessage, SeedChoice } from "./DevnetMessage.ts";
import { errorMessageOf } from "./errorMessage.ts";
import { PhaseTimer } from "./PhaseTimer.ts";
import { type RunningSession, runSession } from "./runSession.ts";
import type { Seed, StartVault } from "./Session.ts";
import { SessionRunsError } from "./session/SessionRunsError.ts";
import { watchParent } from "./watchParent.ts";

export interface ChildParts {
  readonly startVault: StartVault;
  readonly seedOf: (choice: SeedChoice) => Seed;
}

const endMostMs = 2500;
const signals = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

/**
 * The devnet's process: starts a session when its parent says so, and ends, with exit code 0, when the parent says so,
 * when a signal says so, or when the parent is gone.
 */
export function runChild(parts: ChildParts): void {
  process.umask(0o077);
  let starting: Promise<RunningSession | null> = Promise.resolve(null);
  let isEnding = false;

  const end = async (why: string, exitCode = 0) => {
    if (isEnding) return;
    isEnding = true;
    log(`end: ${why}`);
    // A start that doesn't come to its end isn't waited for: without its last file it counts for nothing.
    setTimeout(() => process.exit(exitCode), endMostMs).unref();
    const session = await starting.catch(() => null);
    await session?.close();
    process.exit(exitCode);
  };

  process.stdout.on("error", () => undefined);
  process.stderr.on("error", () => undefined);
  for (const signal of signals) process.on(signal, () => void end(signal));
  process.on("disconnect", () => void end("the parent is gone"));
  process.on("uncaughtException", (error) => void end(`${error.name}: ${error.message}`, 1));
  process.on("message", (message: ParentMessage) => {
    if (message.event === "stop") return void end("asked to");
    watchParent(message.parentPid);
    starting = start(message, parts);
    starting.catch(async (error) => {
      await tell(failureOf(error));
      await end("the start failed", 1);
    });
  });
}

async function start(
  message: Extract<ParentMessage, { event: "start" }>,
  { startVault, seedOf }: ChildParts,
): Promise<RunningSession> {
  const timer = new PhaseTimer(0);
  timer.mark("process");
  const seed = seedOf(message.seed);
  const session = await runSession({ ...message, seed, startVault, timer, log });
  log(timer.line);
  await tell({ event: "ready", file: session.file, phases: timer.line });
  return session;
}

function failureOf(error: unknown): ChildMessage {
  if (error instanceof SessionRunsError) return { event: "runs", file: error.running };
  log(`start: ${error instanceof Error ? (error.stack ?? error.message) : "failed"}`);
  return { event: "failed", error: errorMessageOf(error) };
}

function tell(message: ChildMessage): Promise<void> {
  return new Promise((resolve) => {
    if (!process.send || !process.connected) return resolve();
    process.send(message, () => resolve());
  });
}

function log(line: string): void {
  process.stdout.write(`${new Date().toISOString()} ${line}\n`);
}
