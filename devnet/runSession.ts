import { join } from "node:path";
import { Closers } from "./Closers.ts";
import type { LocalChain } from "./node/LocalChain.ts";
import type { PhaseTimer } from "./PhaseTimer.ts";
import type { PersonaBook } from "./persona/PersonaBook.ts";
import type { Seed, StartVault } from "./Session.ts";
import { lockSession } from "./session/lockSession.ts";
import { readJson } from "./session/readJson.ts";
import { type SessionFile, sessionFileName, sessionFileOf } from "./session/SessionFile.ts";
import { SessionRunsError } from "./session/SessionRunsError.ts";
import { openSessionFolder } from "./session/sessionFolder.ts";
import { startSession } from "./startSession.ts";

export interface RunOptions {
  /** The session's folder; its last part is the session's name. */
  readonly directory: string;
  /** 0 for a free one. */
  readonly port: number;
  /** The door asks for no token where only ordinary methods are called. */
  readonly openRpc: boolean;
  /** Start over: what the session was is deleted. */
  readonly fresh: boolean;
  /** What a fresh session begins with. */
  readonly seed: Seed | null;
  readonly startVault: StartVault;
  readonly timer: PhaseTimer;
  log(line: string): void;
}

export interface RunningSession {
  readonly file: SessionFile;
  readonly personas: PersonaBook;
  readonly chain: LocalChain;
  /** Ends door, vault and chain; harmless when called again. */
  close(): Promise<void>;
}

/**
 * Runs a session in this process: chain, vault, door, and what a fresh one begins with.
 *
 * @throws SessionRunsError, InputError, InternalError; then nothing of it runs
 */
export async function runSession(options: RunOptions): Promise<RunningSession> {
  const { directory } = options;
  openSessionFolder(directory);
  const lock = lockSession(directory);
  if (!lock) {
    const running = sessionFileOf(readJson(join(directory, sessionFileName)));
    throw new SessionRunsError(directory, running);
  }
  const closers = new Closers();
  closers.add(() => lock.release());
  try {
    return { ...(await startSession(options, closers)), close: () => closers.closeAll() };
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}
