import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { Hash } from "../../core/log/Hex.ts";
import { fromHex, toHex } from "../crypto/hexBytes.ts";
import type { SealedShare } from "../protocol/PutRequest.ts";
import { openDatabase } from "./openDatabase.ts";
import { purgeDeleted } from "./purgeDeleted.ts";
import { readRelease, readRow, rowColumns } from "./readRow.ts";
import { storedAddress, storedBytes, storedHash } from "./storedValue.ts";
import { storeErrorOf } from "./storeErrorOf.ts";
import type * as Store from "./VaultStore.ts";

/** The vault's storage as one SQLite file. */
export class SqliteStore implements Store.VaultStore {
  readonly #path: string;
  readonly #database: DatabaseSync;

  /** @throws UnavailableError where the file can't be used */
  constructor(path: string, sessionId: Hash) {
    this.#path = path;
    try {
      this.#database = openDatabase(path, sessionId);
    } catch (error) {
      throw storeErrorOf(error);
    }
  }

  put(put: Store.PendingPut, quota: Store.PendingQuota) {
    return this.#atomically(() => {
      const before = this.#one("SELECT author, state FROM envelopes WHERE commitment = ?", [
        put.commitment,
      ]);
      if (before) {
        return before.author === put.author && before.state === "pending" ? "same" : "taken";
      }
      const held = this.#one(
        "SELECT count(*) AS versions, total(size) AS bytes FROM envelopes WHERE author = ? AND state = 'pending'",
        [put.author],
      );
      const bytes = Number(held?.bytes) + put.envelope.byteLength;
      if (Number(held?.versions) >= quota.versionsMost || bytes > quota.bytesMost) {
        return "over-quota";
      }
      const { lastInsertRowid } = this.#run(
        `INSERT INTO envelopes (commitment, patient, author, action, amends, state, stored_at, size, envelope, gate_share)
         VALUES (?, ?, ?, ?, ?, 'pending', ?, ?, ?, ?)`,
        [
          put.commitment,
          put.patient,
          put.author,
          put.action,
          put.amends,
          put.storedAtSeconds,
          put.envelope.byteLength,
          put.envelope,
          put.gateShare,
        ],
      );
      for (const share of put.shares) this.#insertShare(Number(lastInsertRowid), share);
      return "stored";
    });
  }

  claim(claims: readonly Store.Claim[]) {
    return this.#atomically(() => {
      let claimed = 0;
      for (const claim of claims) {
        claimed += this.#changes(
          `UPDATE envelopes SET record_id = ?, version = ?, state = 'claimed', claimed_by = ?
           WHERE commitment = ? AND state = 'pending' AND patient = ? AND author = ? AND action = ? AND amends = ?`,
          [
            claim.recordId,
            claim.version,
            claim.transactionHash,
            claim.commitment,
            claim.patient,
            claim.author,
            claim.action,
            claim.action === "create" ? 0 : claim.recordId,
          ],
        );
      }
      return claimed;
    });
  }

  unclaimAllBut(transactions: ReadonlySet<Hash>) {
    return this.#atomically(() => {
      let unclaimed = 0;
      const claimed = this.#all("SELECT id, claimed_by FROM envelopes WHERE state = 'claimed'");
      for (const { id, claimed_by: by } of claimed) {
        if (by === null || transactions.has(by as Hash)) continue;
        unclaimed += this.#changes(
          "UPDATE envelopes SET record_id = 0, version = 0, state = 'pending' WHERE id = ?",
          [Number(id)],
        );
      }
      return unclaimed;
    });
  }

  rows(recordId?: number) {
    return this.#guarded(() => {
      const rows =
        recordId === undefined
          ? this.#all(`SELECT ${rowColumns} FROM envelopes ORDER BY id`)
          : this.#all(`SELECT ${rowColumns} FROM envelopes WHERE record_id = ? ORDER BY id`, [
              recordId,
            ]);
      return rows.map(readRow);
    });
  }

  rowOf(commitment: Hash) {
    return this.#guarded(() => {
      const row = this.#one(
        `SELECT ${rowColumns} FROM envelopes WHERE commitment = ? ORDER BY id`,
        [commitment],
      );
      return row ? readRow(row) : null;
    });
  }

  envelopeOf(row: number) {
    return this.#guarded(() =>
      storedBytes(this.#one("SELECT envelope FROM envelopes WHERE id = ?", [row])?.envelope),
    );
  }

  gateShareOf(row: number) {
    return this.#guarded(() =>
      storedBytes(this.#one("SELECT gate_share FROM envelopes WHERE id = ?", [row])?.gate_share),
    );
  }

  sharesOf(row: number) {
    return this.#guarded(() =>
      this.#all("SELECT recipient, encryption_key, sealed FROM shares WHERE envelope_id = ?", [
        row,
      ]).map((share) => ({
        recipient: storedAddress(share.recipient),
        encryptionKey: storedHash(share.encryption_key),
        sealed: toHex(storedBytes(share.sealed) ?? new Uint8Array()),
      })),
    );
  }

  putShares(shares: readonly { readonly row: number; readonly share: SealedShare }[]) {
    return this.#atomically(() => {
      for (const { row, share } of shares) this.#insertShare(row, share);
    });
  }

  addRelease(release: Store.ReleaseRow, rows: readonly number[]) {
    return this.#atomically(() => {
      for (const row of rows) {
        const isThere = this.#one("SELECT 1 FROM envelopes WHERE id = ? AND envelope IS NOT NULL", [
          row,
        ]);
        if (!isThere) return false;
      }
      return (
        this.#changes(
          `INSERT OR IGNORE INTO releases
           (transaction_hash, log_index, record_id, version, actor, request_hash, released_at, receipt)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          [
            release.transactionHash,
            release.logIndex,
            release.recordId,
            release.version,
            release.actor,
            release.requestHash,
            release.releasedAtSeconds,
            release.receipt,
          ],
        ) === 1
      );
    });
  }

  releases(recordId?: number) {
    return this.#guarded(() =>
      (recordId === undefined
        ? this.#all("SELECT * FROM releases ORDER BY released_at, transaction_hash, log_index")
        : this.#all(
            "SELECT * FROM releases WHERE record_id = ? ORDER BY released_at, transaction_hash, log_index",
            [recordId],
          )
      ).map(readRelease),
    );
  }

  hasRelease(transactionHash: Hash, logIndex: number) {
    return this.#guarded(
      () =>
        this.#one("SELECT 1 FROM releases WHERE transaction_hash = ? AND log_index = ?", [
          transactionHash,
          logIndex,
        ]) !== undefined,
    );
  }

  destroy(deletions: readonly Store.Deletion[]) {
    return this.#atomically(() => {
      let destroyed = 0;
      for (const { recordId, transactionHash } of deletions) {
        const isFirst = this.#changes(
          "INSERT OR IGNORE INTO deletions (record_id, transaction_hash) VALUES (?, ?)",
          [recordId, transactionHash],
        );
        if (isFirst === 0) continue;
        this.#run(
          "DELETE FROM shares WHERE envelope_id IN (SELECT id FROM envelopes WHERE record_id = ?)",
          [recordId],
        );
        destroyed += this.#changes(
          "UPDATE envelopes SET state = 'deleted', envelope = NULL, gate_share = NULL WHERE record_id = ?",
          [recordId],
        );
      }
      return destroyed;
    });
  }

  purge() {
    return this.#guarded(() => purgeDeleted(this.#database, this.#path));
  }

  sweepPending(beforeSeconds: number) {
    return this.#guarded(() =>
      this.#changes(
        "DELETE FROM envelopes WHERE state = 'pending' AND claimed_by IS NULL AND stored_at < ?",
        [beforeSeconds],
      ),
    );
  }

  close() {
    return this.#guarded(() => this.#database.close());
  }

  #insertShare(row: number, share: SealedShare): void {
    this.#run(
      `INSERT INTO shares (envelope_id, recipient, encryption_key, sealed) VALUES (?, ?, ?, ?)
       ON CONFLICT (envelope_id, recipient)
       DO UPDATE SET encryption_key = excluded.encryption_key, sealed = excluded.sealed`,
      [row, share.recipient, share.encryptionKey, fromHex(share.sealed)],
    );
  }

  async #guarded<T>(work: () => T): Promise<T> {
    try {
      return work();
    } catch (error) {
      throw storeErrorOf(error);
    }
  }

  #atomically<T>(work: () => T): Promise<T> {
    return this.#guarded(() => {
      this.#database.exec("BEGIN IMMEDIATE");
      try {
        const result = work();
        this.#database.exec("COMMIT");
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
      this.#database.exec("ROLLBACK");
    } catch {
      // nothing was open any more
    }
  }

  // BigInt, since a number that somebody wrote into the file may be larger than a number holds.
  #all(sql: string, values: SQLInputValue[] = []): Record<string, unknown>[] {
    const statement = this.#database.prepare(sql);
    statement.setReadBigInts(true);
    return statement.all(...values);
  }

  #one(sql: string, values: SQLInputValue[]): Record<string, unknown> | undefined {
    return this.#all(sql, values)[0];
  }

  #run(sql: string, values: SQLInputValue[]) {
    return this.#database.prepare(sql).run(...values);
  }

  #changes(sql: string, values: SQLInputValue[]): number {
    return Number(this.#run(sql, values).changes);
  }
}
