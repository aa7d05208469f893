import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PhaseTimer } from "../../../devnet/PhaseTimer.ts";
import { type RunningSession, runSession } from "../../../devnet/runSession.ts";
import type { Seed, Session } from "../../../devnet/Session.ts";
import { startSessionVault } from "../../../devnet/startSessionVault.ts";

export interface TestSession extends RunningSession {
  /** As a seed gets it. */
  readonly session: Session;
  readonly logLines: readonly string[];
}

/** A fresh session in this process and a folder of its own, both gone after `close`. */
export async function runTestSession(seed: Seed | null = null): Promise<TestSession> {
  const root = mkdtempSync(join(tmpdir(), "medaudit-"));
  const logLines: string[] = [];
  let session: Session | undefined;
  try {
    const running = await runSession({
      directory: join(root, "test"),
      port: 0,
      openRpc: false,
      fresh: true,
      seed: async (given) => {
        session = given;
        await seed?.(given);
      },
      startVault: startSessionVault,
      timer: new PhaseTimer(performance.now()),
      log: (line) => logLines.push(line),
    });
    if (!session) throw new Error("the session was not seeded");
    const close = async () => {
      await running.close();
      rmSync(root, { recursive: true, force: true });
    };
    return { ...running, session, logLines, close };
  } catch (error) {
    rmSync(root, { recursive: true, force: true });
    throw error;
  }
}
