import { statSync } from "node:fs";
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import { UnavailableError } from "../../core/errors/UnavailableError.ts";
import { checkOwner, openDatabase, type StoreOptions, type StoreOwner } from "./openDatabase.ts";
import { storeErrorOf } from "./storeErrorOf.ts";

/** The vault's SQLite file: statements, transactions, and what their failures mean. */
export class SqliteFile {
  readonly path: string;
  readonly database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #owner: StoreOwner;
  readonly #place: string;

  /** @throws UnavailableError where the file can't be used */
  constructor(path: string, owner: StoreOwner, options: StoreOptions) {
    this.path = path;
    this.#owner = owner;
    try {
      this.database = openDatabase(path, owner, options);
    } catch (error) {
      throw storeErrorOf(error);
    }
    this.#place = placeOf(path);
  }

  async guarded<T>(work: () => T): Promise<T> {
    try {
      this.#checkStillThere();
      return work();
    } catch (error) {
      throw storeErrorOf(error);
    }
  }

  atomically<T>(work: () => T): Promise<T> {
    return this.guarded(() => {
      this.database.exec("BEGIN IMMEDIATE");
      try {
        const result = work();
        this.database.exec("COMMIT");
        return result;
      } catch (error) {
        this.#rollBack();
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    this.database.close();
  }

  /** Who takes the file away leaves an open one that nobody else sees; and a page that is kept hides what is on the disk. */
  #checkStillThere(): void {
    if (placeOf(this.path) !== this.#place) throw replaced();
    this.database.exec("PRAGMA shrink_memory");
    checkOwner(this.database, this.#owner);
  }

  /** Some errors have rolled back already; which ones, SQLite alone knows. */
  #rollBack(): void {
    try {
      this.database.exec("ROLLBACK");
    } catch {
      // nothing was open any more
    }
  }

  // BigInt, since a number that somebody wrote into the file may be larger than a number holds.
  all(sql: string, values: SQLInputValue[] = []): Record<string, unknown>[] {
    return this.#prepared(sql).all(...values);
  }

  one(sql: string, values: SQLInputValue[]): Record<string, unknown> | undefined {
    return this.all(sql, values)[0];
  }

  run(sql: string, values: SQLInputValue[]) {
    return this.#prepared(sql).run(...values);
  }

  /** Few texts, asked again for each row: preparing them takes longer than what they ask. */
  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.database.prepare(sql);
    statement.setReadBigInts(true);
    this.#statements.set(sql, statement);
    return statement;
  }

  changes(sql: string, values: SQLInputValue[]): number {
    return Number(this.run(sql, values).changes);
  }
}

/** Which file stands there now; empty where there is none. */
function placeOf(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats ? `${stats.dev}:${stats.ino}` : "";
}

function replaced(): UnavailableError {
  return new UnavailableError({
    code: "MA-VAULT-STORE-REPLACED",
    happened: "the vault's file was removed or replaced while it was in use",
    todo: "put it back from a copy, then start medaudit again",
  });
}
