import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { openDatabase, type StoreOwner } from "./openDatabase.ts";
import { storeErrorOf } from "./storeErrorOf.ts";

/** The vault's SQLite file: statements, transactions, and what their failures mean. */
export class SqliteFile {
  readonly path: string;
  readonly database: DatabaseSync;

  /** @throws UnavailableError where the file can't be used */
  constructor(path: string, owner: StoreOwner, bytesMost: number) {
    this.path = path;
    try {
      this.database = openDatabase(path, owner, bytesMost);
    } catch (error) {
      throw storeErrorOf(error);
    }
  }

  async guarded<T>(work: () => T): Promise<T> {
    try {
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
    const statement = this.database.prepare(sql);
    statement.setReadBigInts(true);
    return statement.all(...values);
  }

  one(sql: string, values: SQLInputValue[]): Record<string, unknown> | undefined {
    return this.all(sql, values)[0];
  }

  run(sql: string, values: SQLInputValue[]) {
    return this.database.prepare(sql).run(...values);
  }

  changes(sql: string, values: SQLInputValue[]): number {
    return Number(this.run(sql, values).changes);
  }
}
