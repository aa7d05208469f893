import { existsSync, statSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";

/**
 * Secure delete zeroes a page when its content goes, but the write-ahead log still holds the page as it was before. This
 * empties that log, and checks that it is empty: while somebody reads, SQLite skips it and reports success all the same.
 *
 * @returns false where it has to be tried again
 */
export function purgeDeleted(database: DatabaseSync, path: string): boolean {
  const left = database.prepare("SELECT count(*) AS n FROM deletions WHERE purged = 0").get();
  if (left?.n === 0) return true;
  if (!truncateLog(database, path)) return false;
  database.exec("UPDATE deletions SET purged = 1 WHERE purged = 0");
  return true;
}

function truncateLog(database: DatabaseSync, path: string): boolean {
  if (database.prepare("PRAGMA secure_delete").get()?.secure_delete !== 1) {
    database.exec("PRAGMA secure_delete = ON");
    return false;
  }
  const isDone = checkpoint(database);
  if (!isDone) return false;
  const log = `${path}-wal`;
  return !existsSync(log) || statSync(log).size === 0;
}

/** Without waiting: whoever reads now may read for long, and the vault has others to serve. */
function checkpoint(database: DatabaseSync): boolean {
  const wait = database.prepare("PRAGMA busy_timeout").get()?.timeout;
  database.exec("PRAGMA busy_timeout = 0");
  try {
    return database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get()?.busy === 0;
  } finally {
    database.exec(`PRAGMA busy_timeout = ${Number(wait)}`);
  }
}
