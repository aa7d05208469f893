import { createHmac, timingSafeEqual } from "node:crypto";
import type { SqliteFile } from "./SqliteFile.ts";
import type { ChangedPart } from "./VaultStore.ts";

type Row = Record<string, unknown>;

/** With the record's deletions. The envelope's bytes are what the commitment is for. */
const placeColumns = `id, commitment, patient, author, action, amends, record_id, version, state, claimed_by, claimed_block,
  stored_at, size`;
const releaseColumns = [
  "transaction_hash",
  "log_index",
  "record_id",
  "version",
  "actor",
  "request_hash",
  "released_at",
  "receipt",
];

/**
 * Tells rows that the vault wrote from rows that somebody else wrote into its file: each bears an HMAC-SHA256 under a key
 * that follows from the gate's. A row that was changed is never sealed again, whatever the vault does with it later.
 */
export class RowSeals {
  readonly #file: SqliteFile;
  readonly #key: Uint8Array;

  /** @param key 32 bytes */
  constructor(file: SqliteFile, key: Uint8Array) {
    this.#file = file;
    this.#key = key;
  }

  /** A row that was just inserted, with its shares. */
  sealNew(id: number): void {
    this.#seal(id, ["row", "keys"]);
  }

  /** Changes rows of `envelopes` and their shares; those that were intact before are again afterwards. */
  change<T>(ids: readonly number[], work: () => T): T {
    const before = ids.map((id) => [id, this.changedIn(id)] as const);
    const result = work();
    for (const [id, changed] of before) {
      const parts: readonly ChangedPart[] = ["row", "keys"];
      this.#seal(
        id,
        parts.filter((part) => !changed.includes(part)),
      );
    }
    return result;
  }

  changedIn(id: number): ChangedPart[] {
    const [row] = this.#file.all("SELECT row_seal, keys_seal FROM envelopes WHERE id = ?", [id]);
    const changed: ChangedPart[] = [];
    if (!isSame(row?.row_seal, this.#ofPlace(id))) changed.push("row");
    if (!isSame(row?.keys_seal, this.#ofKeys(id))) changed.push("keys");
    return changed;
  }

  ofRelease(row: Row): Uint8Array {
    return this.#of(
      "release",
      releaseColumns.map((name) => row[name]),
    );
  }

  isReleaseIntact(row: Row): boolean {
    return isSame(row.row_seal, this.ofRelease(row));
  }

  #seal(id: number, parts: readonly ChangedPart[]): void {
    if (parts.includes("row")) {
      this.#file.run("UPDATE envelopes SET row_seal = ? WHERE id = ?", [this.#ofPlace(id), id]);
    }
    if (parts.includes("keys")) {
      this.#file.run("UPDATE envelopes SET keys_seal = ? WHERE id = ?", [this.#ofKeys(id), id]);
    }
  }

  #ofPlace(id: number): Uint8Array {
    const rows = this.#file.all(`SELECT ${placeColumns} FROM envelopes WHERE id = ?`, [id]);
    const deletions = this.#file.all(
      `SELECT record_id, transaction_hash FROM deletions
       WHERE record_id = (SELECT record_id FROM envelopes WHERE id = ?) ORDER BY transaction_hash`,
      [id],
    );
    return this.#of("place", [...rows, ...deletions].flatMap(Object.values));
  }

  /** What was asked for is sealed with the answer: a damaged index can lead to another row. */
  #ofKeys(id: number): Uint8Array {
    const own = this.#file.all("SELECT id, commitment, gate_share FROM envelopes WHERE id = ?", [
      id,
    ]);
    const shares = this.#file.all(
      `SELECT envelope_id, recipient, encryption_key, sealed FROM shares
       WHERE envelope_id = ? ORDER BY recipient`,
      [id],
    );
    return this.#of("keys", [...own, ...shares].flatMap(Object.values));
  }

  #of(what: string, values: readonly unknown[]): Uint8Array {
    const message = JSON.stringify([what, ...values.map(tagged)]);
    return createHmac("sha256", this.#key).update(message).digest();
  }
}

/** No two values that SQLite tells apart look the same. */
function tagged(value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString("hex") };
  if (typeof value === "bigint" || typeof value === "number") return { number: String(value) };
  return value ?? null;
}

function isSame(stored: unknown, seal: Uint8Array): boolean {
  return (
    stored instanceof Uint8Array &&
    stored.byteLength === seal.byteLength &&
    timingSafeEqual(stored, seal)
  );
}
