import { MedauditError } from "../../core/errors/MedauditError.ts";
import type { SessionFile } from "./SessionFile.ts";

/** The session was to be started, and runs already. */
export class SessionRunsError extends MedauditError {
  override readonly name = "SessionRunsError";
  readonly exitCode = 1;
  /** Where it runs; null while it is still starting or ending. */
  readonly running: SessionFile | null;

  constructor(directory: string, running: SessionFile | null) {
    const where = running
      ? `process ${running.pid}, at ${new URL(running.rpcUrl).origin}`
      : "it is starting or ending";
    super({
      code: "MA-SESSION-RUNS",
      happened: `the session in ${directory} runs already: ${where}`,
      todo: "work with it from here (medaudit tail, act, tally), end it there, or start another with --session",
    });
    this.running = running;
  }
}
