import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { execaNode } from "execa";
import { InputError } from "../core/errors/InputError.ts";
import { UnavailableError } from "../core/errors/UnavailableError.ts";
import type { SeedChoice } from "./DevnetMessage.ts";
import { DevnetProcess } from "./DevnetProcess.ts";
import { findSession } from "./findSession.ts";
import { LogFile } from "./LogFile.ts";
import type { SessionFile } from "./session/SessionFile.ts";
import { SessionRunsError } from "./session/SessionRunsError.ts";
import { type SessionPlace, sessionDirectory } from "./session/sessionDirectory.ts";
import { logFileName, openSessionFolder } from "./session/sessionFolder.ts";

export interface DevnetOptions extends SessionPlace {
  /** The built child: `dist/devnet.js`. */
  readonly childPath: string;
  /** A free one where none is given. */
  readonly port?: number | undefined;
  readonly openRpc?: boolean;
  /** Start over: what the session was is deleted. */
  readonly fresh?: boolean;
  /** What a fresh session begins with; the demo chart where nothing is said. */
  readonly seed?: SeedChoice;
  /** Ends the start. */
  readonly signal?: AbortSignal;
  /** For the whole start. */
  readonly timeLimitMs?: number;
}

export interface DevnetEnd {
  readonly exitCode: number | null;
  readonly signal: string | null;
}

export interface Devnet {
  readonly file: SessionFile;
  /** Where the time of the start went, in one line. */
  readonly phases: string;
  /** Resolves when the process is gone, whoever ended it. */
  readonly ended: Promise<DevnetEnd>;
  /** Ends it and waits until it is gone; harmless when called again. */
  stop(): Promise<void>;
}

const logBytesMost = 4 * 1024 * 1024;
const defaultTimeLimitMs = 60_000;

/**
 * Starts a session in a child process.
 *
 * @throws SessionRunsError (`MA-SESSION-RUNS`), and whatever the child says went wrong
 * @throws UnavailableError (`MA-DEVNET-DIED`, `MA-DEVNET-SLOW`, `MA-ABORTED`); then no process is left
 */
export async function startDevnet(options: DevnetOptions): Promise<Devnet> {
  const directory = sessionDirectory(options);
  const { port = 0, signal } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InputError({
      code: "MA-PORT",
      happened: `${port} is no port`,
      todo: "give a number from 1 to 65535 with --port, or leave it out for a free one",
    });
  }
  const running = await findSession(options);
  if (running) throw new SessionRunsError(directory, running);
  if (signal?.aborted) throw aborted();
  openSessionFolder(directory);
  const log = new LogFile(join(directory, logFileName), logBytesMost);
  const child = new DevnetProcess(spawn(options.childPath), log);
  const limit = AbortSignal.timeout(options.timeLimitMs ?? defaultTimeLimitMs);
  try {
    const { file, phases } = await child.start(
      {
        event: "start",
        parentPid: process.pid,
        directory,
        port,
        openRpc: options.openRpc ?? false,
        fresh: options.fresh ?? false,
        seed: options.seed ?? { kind: "demo" },
      },
      signal ? AbortSignal.any([signal, limit]) : limit,
    );
    return { file, phases, ended: child.ended, stop: () => child.stop() };
  } catch (error) {
    await child.stop();
    if (signal?.aborted) throw aborted();
    if (limit.aborted) throw slow(log.path);
    throw error;
  }
}

function spawn(childPath: string): ChildProcess {
  const child = execaNode(childPath, {
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
    ipc: true,
    serialization: "json",
    buffer: false,
    // A group of its own: Ctrl-Z in the dashboard doesn't stop what other terminals work with. It ends with its parent by
    // the channel and the watchdog.
    detached: process.platform !== "win32",
    cleanup: false,
    reject: false,
    nodeOptions: [],
  });
  child.catch(() => undefined);
  return child.nodeChildProcess;
}

function aborted(): UnavailableError {
  return new UnavailableError({
    code: "MA-ABORTED",
    happened: "the start was given up",
    todo: "nothing: it was stopped on request",
  });
}

function slow(logFile: string): UnavailableError {
  return new UnavailableError({
    code: "MA-DEVNET-SLOW",
    happened: "the devnet did not get ready in time and was ended",
    todo: `see ${logFile}`,
  });
}
