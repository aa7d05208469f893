import { MedauditError } from "../../core/errors/MedauditError.ts";
import { UnavailableError } from "../../core/errors/UnavailableError.ts";

const busy = [5, 6];
const full = [10, 13, 14, 8];

/** What a failing SQLite call means to whoever asked; the primary result code is the low byte (sqlite.org/rescode.html). */
export function storeErrorOf(error: unknown): MedauditError {
  if (error instanceof MedauditError) return error;
  const code = Number((error as { errcode?: unknown })?.errcode ?? 0) & 0xff;
  if (busy.includes(code)) {
    return new UnavailableError({
      code: "MA-VAULT-STORE-BUSY",
      happened: "another program holds the vault's file",
      todo: "close it, then try again",
      cause: error,
    });
  }
  if (full.includes(code)) {
    return new UnavailableError({
      code: "MA-VAULT-STORE-FULL",
      happened: "the vault's file can't be written or read: the disk may be full, or not writable",
      todo: "make room in the state directory, then try again",
      cause: error,
    });
  }
  return new UnavailableError({
    code: "MA-VAULT-STORE-DAMAGED",
    happened: "the vault's file is not as the vault wrote it",
    todo: "tally what can be read, then restore the file from a copy",
    cause: error,
  });
}
