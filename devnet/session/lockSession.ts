import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { InputError } from "../../core/errors/InputError.ts";

export interface SessionLock {
  release(): void;
}

export const lockFile = "lock";

/**
 * Holds the session's folder for this process. The lock is the system's own on an SQLite file: it goes with the process,
 * however that ends, so that it is never stale.
 *
 * @returns null where another process holds it
 * @throws InputError (`MA-STATE-DIRECTORY`)
 */
export function lockSession(directory: string): SessionLock | null {
  const path = join(directory, lockFile);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    database.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    database?.close();
    // 5: SQLITE_BUSY
    if ((cause as { errcode?: number }).errcode === 5) return null;
    throw new InputError({
      code: "MA-STATE-DIRECTORY",
      happened: `the session's folder ${directory} can't be used`,
      todo: "check its permissions and the room on its disk, or give another place with --state-dir",
      cause,
    });
  }
  const held = database;
  return { release: () => held.close() };
}
