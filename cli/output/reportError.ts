import { MedauditError } from "../../core/errors/MedauditError.ts";
import { plainText } from "../../core/text/plainText.ts";

/**
 * Says on stderr what happened, what to do, and the code that docs/errors.md explains.
 *
 * @returns the exit code
 */
export function reportError(error: unknown, isDebug: boolean): number {
  const [happened, todo, code] =
    error instanceof MedauditError
      ? [error.happened, error.todo, error.code]
      : [messageOf(error), "run it again with --debug and report what it prints", "MA-INTERNAL"];
  process.stderr.write(`medaudit: ${plainText(happened)} [${code}]\n  to do: ${plainText(todo)}\n`);
  if (isDebug && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return error instanceof MedauditError ? error.exitCode : 1;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
