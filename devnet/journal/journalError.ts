import { InternalError } from "../../core/errors/InternalError.ts";

const happenings = {
  "MA-JOURNAL-DIVERGED": "the journal gives another chain than the one it recorded",
  "MA-JOURNAL-BROKEN": "the journal can't be read",
  "MA-JOURNAL-WRITE": "the journal can't be written, so the chain takes nothing more",
} as const;

const todos = {
  "MA-JOURNAL-DIVERGED":
    "start over with: medaudit up --fresh, or put the session's old files back",
  "MA-JOURNAL-BROKEN": "start over with: medaudit up --fresh, or put the session's old files back",
  "MA-JOURNAL-WRITE": "make room on the disk, then stop and start the session again",
} as const;

export function journalError(
  code: keyof typeof happenings,
  where: string,
  cause?: unknown,
): InternalError {
  return new InternalError({
    code,
    happened: `${happenings[code]}: ${where}`,
    todo: todos[code],
    cause,
  });
}
