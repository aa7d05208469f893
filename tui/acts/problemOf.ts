import { MedauditError } from "../../core/errors/MedauditError.ts";
import { sanitize } from "../text/sanitize.ts";

/** An error as the status line tells it: what happened, what to do, the code. */
export function problemOf(error: unknown): string {
  if (error instanceof MedauditError) {
    return sanitize(`${error.happened}; ${error.todo} [${error.code}]`);
  }
  return sanitize(error instanceof Error ? error.message : String(error));
}
