import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { vaultFileName } from "../../vault/server/startVault.ts";
import type { Undo } from "./Undo.ts";

export type Row = Record<string, SQLInputValue>;
type Table = "envelopes" | "shares" | "releases";

const keys: Readonly<Record<Table, readonly string[]>> = {
  envelopes: ["id"],
  shares: ["envelope_id", "recipient"],
  releases: ["transaction_hash", "log_index"],
};
const busyTimeoutMs = 5000;

/** The vault's file, written to behind the vault's back; remembers how to put back what it changes. */
export class VaultFile {
  readonly #database: DatabaseSync;
  readonly undo: Undo[] = [];

  /** @param directory the session's */
  constructor(directory: string) {
    this.#database = new DatabaseSync(join(directory, "vault", vaultFileName), {
      enableForeignKeyConstraints: false,
    });
    this.#database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
  }

  rows(table: Table, where: string, ...values: SQLInputValue[]): Row[] {
    return this.#database.prepare(`SELECT * FROM ${table} WHERE ${where}`).all(...values) as Row[];
  }

  /** Writes a row in place of the one with the same key, if there is one. */
  write(table: Table, row: Row): void {
    this.#remember(table, row);
    this.#replace(table, row);
  }

  remove(table: Table, row: Row): void {
    this.#remember(table, row);
    this.#delete(table, row);
  }

  /** Undoes one change of an earlier session of this class. */
  putBack(change: Extract<Undo, { kind: "row" }>): void {
    const table = change.table as Table;
    this.#delete(table, change.key);
    if (change.row) this.#replace(table, change.row);
  }

  /** Makes the table of releases anew, without the key that keeps them apart. */
  dropReleaseKey(): void {
    const found = this.#database
      .prepare("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'releases'")
      .get();
    this.#database.exec(`
      BEGIN IMMEDIATE;
      CREATE TABLE open_releases AS SELECT * FROM releases;
      DROP TABLE releases;
      ALTER TABLE open_releases RENAME TO releases;
      COMMIT`);
    this.undo.push({ kind: "table", sql: String(found?.sql) });
  }

  /** @param sql how the table of releases was made */
  putBackTable(sql: string): void {
    this.#database.exec(`
      BEGIN IMMEDIATE;
      ALTER TABLE releases RENAME TO open_releases;
      ${sql};
      INSERT OR IGNORE INTO releases SELECT * FROM open_releases;
      DROP TABLE open_releases;
      COMMIT`);
  }

  /** Adds a row beside one with the same key. */
  add(table: Table, row: Row): void {
    this.#remember(table, row);
    const names = Object.keys(row);
    const marks = names.map(() => "?").join(", ");
    this.#database
      .prepare(`INSERT INTO ${table} (${names.join(", ")}) VALUES (${marks})`)
      .run(...Object.values(row));
  }

  nextEnvelopeId(): number {
    const last = this.#database.prepare("SELECT max(id) AS id FROM envelopes").get();
    return Number(last?.id ?? 0) + 1;
  }

  close(): void {
    this.#database.close();
  }

  #remember(table: Table, row: Row): void {
    const key = Object.fromEntries(keys[table].map((name) => [name, row[name] ?? null]));
    const where = keys[table].map((name) => `${name} = ?`).join(" AND ");
    const [before] = this.rows(table, where, ...Object.values(key));
    this.undo.push({ kind: "row", table, key, row: before ?? null });
  }

  #replace(table: Table, row: Row): void {
    const names = Object.keys(row);
    const marks = names.map(() => "?").join(", ");
    this.#database
      .prepare(`INSERT OR REPLACE INTO ${table} (${names.join(", ")}) VALUES (${marks})`)
      .run(...Object.values(row));
  }

  #delete(table: Table, row: Row): void {
    const where = keys[table].map((name) => `${name} = ?`).join(" AND ");
    const values = keys[table].map((name) => row[name] ?? null);
    this.#database.prepare(`DELETE FROM ${table} WHERE ${where}`).run(...values);
  }
}
