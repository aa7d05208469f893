import { chmodSync, existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { UnavailableError } from "../../core/errors/UnavailableError.ts";
import type { Hash } from "../../core/log/Hex.ts";
import { applicationId, schema, schemaVersion } from "./schema.ts";

/** Whose file it is. */
export interface StoreOwner {
  readonly sessionId: Hash;
  /** Follows from the gate's key. */
  readonly vaultId: Hash;
  /** Seals rows; follows from the gate's key. */
  readonly rowKey: Uint8Array;
}

export interface StoreOptions {
  /** The file grows no larger than this; what would make it is refused as a full disk is. */
  readonly bytesMost?: number;
  /** Nothing of it has to outlive a power cut yet: see `makeDurable`. */
  readonly isProvisional?: boolean;
}

const defaultBytesMost = 8 * 1024 ** 3;
const busyTimeoutMs = 2000;

/**
 * Opens the vault's file or makes it, and checks it.
 *
 * @throws UnavailableError `MA-VAULT-STORE-DAMAGED`, `-FOREIGN` (another session's), `-VERSION` (another medaudit's),
 * `MA-VAULT-GATE-KEY` (sealed with another gate's key)
 */
export function openDatabase(
  path: string,
  owner: StoreOwner,
  { bytesMost = defaultBytesMost, isProvisional = false }: StoreOptions = {},
): DatabaseSync {
  const isNew = !existsSync(path);
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: true });
  try {
    chmodSync(path, 0o600);
    database.exec(`
      PRAGMA busy_timeout = ${busyTimeoutMs};
      PRAGMA synchronous = ${isProvisional ? "OFF" : "FULL"};
      PRAGMA journal_mode = WAL;
      PRAGMA secure_delete = ON;
      PRAGMA trusted_schema = OFF;
      PRAGMA temp_store = MEMORY;
    `);
    if (isNew || pragma(database, "user_version") === 0) {
      database.exec(`PRAGMA application_id = ${applicationId}`);
    }
    const pagesMost = Math.floor(bytesMost / Number(pragma(database, "page_size")));
    database.exec(`PRAGMA max_page_count = ${pagesMost}`);
    checkFile(database);
    if (pragma(database, "user_version") === 0) makeTables(database, owner);
    checkSchema(database);
    checkOwner(database, owner);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function pragma(database: DatabaseSync, name: string): unknown {
  const row = database.prepare(`PRAGMA ${name}`).get();
  return row && Object.values(row)[0];
}

/** What was stored provisionally outlives a power cut from now on, as does what follows. @throws where SQLite is busy */
export function makeDurable(database: DatabaseSync): void {
  database.exec("PRAGMA synchronous = FULL");
  // A checkpoint forces both files to the disk, once there is something in the log.
  database.exec(`PRAGMA user_version = ${schemaVersion}`);
  if (database.prepare("PRAGMA wal_checkpoint(FULL)").get()?.busy === 0) return;
  throw new UnavailableError({
    code: "MA-VAULT-STORE-BUSY",
    happened: "another program holds the vault's file",
    todo: "close it, then try again",
  });
}

function checkFile(database: DatabaseSync): void {
  if (pragma(database, "application_id") !== applicationId) {
    throw damaged("it is not a vault's file");
  }
  if (pragma(database, "quick_check(1)") !== "ok") throw damaged("its check failed");
}

function makeTables(database: DatabaseSync, { sessionId, vaultId }: StoreOwner): void {
  database.exec(`BEGIN IMMEDIATE; ${schema}`);
  const insert = database.prepare("INSERT INTO vault (key, value) VALUES (?, ?)");
  insert.run("session", sessionId);
  insert.run("vault", vaultId);
  database.exec(`PRAGMA user_version = ${schemaVersion}; COMMIT`);
}

function checkSchema(database: DatabaseSync): void {
  const version = pragma(database, "user_version");
  if (version === schemaVersion) return;
  throw new UnavailableError({
    code: "MA-VAULT-STORE-VERSION",
    happened: `the vault's file has schema ${version}; this medaudit has ${schemaVersion}`,
    todo: "use the medaudit that wrote it, or start afresh: medaudit up --fresh",
  });
}

/** @throws UnavailableError `MA-VAULT-STORE-FOREIGN`, `MA-VAULT-GATE-KEY` */
export function checkOwner(database: DatabaseSync, owner: StoreOwner): void {
  if (ownerStored(database, "session") !== owner.sessionId) {
    throw new UnavailableError({
      code: "MA-VAULT-STORE-FOREIGN",
      happened: "the vault's file belongs to another session",
      todo: "use that session's state directory, or start afresh: medaudit up --fresh",
    });
  }
  if (ownerStored(database, "vault") !== owner.vaultId) {
    throw new UnavailableError({
      code: "MA-VAULT-GATE-KEY",
      happened: "the gate's key is not the one that the vault's file was sealed with",
      todo: "put the right gate.key back, or start afresh: medaudit up --fresh",
    });
  }
}

function ownerStored(database: DatabaseSync, key: string): unknown {
  return database.prepare("SELECT value FROM vault WHERE key = ?").get(key)?.value;
}

function damaged(what: string): UnavailableError {
  return new UnavailableError({
    code: "MA-VAULT-STORE-DAMAGED",
    happened: `the vault's file can't be used: ${what}`,
    todo: "restore it from a copy, or start afresh: medaudit up --fresh",
  });
}
