import type { Hash } from "../../core/log/Hex.ts";
import { fromHex, toHex } from "../crypto/hexBytes.ts";
import type { SealedShare } from "../protocol/PutRequest.ts";
import { makeDurable, type StoreOptions, type StoreOwner } from "./openDatabase.ts";
import { purgeDeleted } from "./purgeDeleted.ts";
import { RowSeals } from "./RowSeals.ts";
import { readRelease, readRow, rowColumns } from "./readRow.ts";
import { SqliteFile } from "./SqliteFile.ts";
import { storedAddress, storedBytes, storedHash } from "./storedValue.ts";
import type * as Store from "./VaultStore.ts";

/** The vault's storage as one SQLite file. */
export class SqliteStore implements Store.VaultStore {
  readonly #file: SqliteFile;
  readonly #seals: RowSeals;

  /** @throws UnavailableError where the file can't be used */
  constructor(path: string, owner: StoreOwner, options: StoreOptions = {}) {
    this.#file = new SqliteFile(path, owner, options);
    this.#seals = new RowSeals(this.#file, owner.rowKey);
  }

  /** See `makeDurable`. */
  makeDurable() {
    return this.#file.guarded(() => makeDurable(this.#file.database));
  }

  put(put: Store.PendingPut, quota: Store.PendingQuota) {
    return this.#file.atomically(() => {
      const before = this.#file.one("SELECT author, state FROM envelopes WHERE commitment = ?", [
        put.commitment,
      ]);
      if (before) {
        return before.author === put.author && before.state === "pending" ? "same" : "taken";
      }
      const held = this.#file.one(
        "SELECT count(*) AS versions, total(size) AS bytes FROM envelopes WHERE author = ? AND state = 'pending'",
        [put.author],
      );
      const bytes = Number(held?.bytes) + put.envelope.byteLength;
      if (Number(held?.versions) >= quota.versionsMost || bytes > quota.bytesMost) {
        return "over-quota";
      }
      const { lastInsertRowid } = this.#file.run(
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
      this.#seals.sealNew(Number(lastInsertRowid));
      return "stored";
    });
  }

  claim(claims: readonly Store.Claim[]) {
    return this.#file.atomically(() => {
      let claimed = 0;
      for (const claim of claims) {
        const waiting = this.#file.one(
          `SELECT id FROM envelopes
           WHERE commitment = ? AND state = 'pending' AND patient = ? AND author = ? AND action = ? AND amends = ?`,
          [
            claim.commitment,
            claim.patient,
            claim.author,
            claim.action,
            claim.action === "create" ? 0 : claim.recordId,
          ],
        );
        if (!waiting) continue;
        const id = Number(waiting.id);
        claimed += this.#seals.change([id], () =>
          this.#file.changes(
            `UPDATE envelopes SET record_id = ?, version = ?, state = 'claimed', claimed_by = ?, claimed_block = ?
             WHERE id = ?`,
            [claim.recordId, claim.version, claim.transactionHash, claim.block, id],
          ),
        );
      }
      return claimed;
    });
  }

  unclaimAllBut(transactions: ReadonlySet<Hash>) {
    return this.#file.atomically(() => {
      let unclaimed = 0;
      const claimed = this.#file.all(
        "SELECT id, claimed_by FROM envelopes WHERE state = 'claimed'",
      );
      for (const { id, claimed_by: by } of claimed) {
        if (by === null || transactions.has(by as Hash)) continue;
        unclaimed += this.#seals.change([Number(id)], () =>
          this.#file.changes(
            "UPDATE envelopes SET record_id = 0, version = 0, state = 'pending' WHERE id = ?",
            [Number(id)],
          ),
        );
      }
      return unclaimed;
    });
  }

  rows({ recordId, after, most = -1 }: Store.RowChoice = {}) {
    const wanted = [
      ...(recordId === undefined ? [] : [["record_id = ?", recordId] as const]),
      ...(after === undefined ? [] : [["id > ?", after] as const]),
    ];
    const where = wanted.length > 0 ? `WHERE ${wanted.map(([term]) => term).join(" AND ")}` : "";
    const sql = `SELECT ${rowColumns} FROM envelopes ${where} ORDER BY id LIMIT ?`;
    return this.#file.guarded(() =>
      this.#file.all(sql, [...wanted.map(([, value]) => value), most]).map(readRow),
    );
  }

  rowOf(commitment: Hash) {
    return this.#file.guarded(() => {
      const row = this.#file.one(
        `SELECT ${rowColumns} FROM envelopes WHERE commitment = ? ORDER BY id`,
        [commitment],
      );
      return row ? readRow(row) : null;
    });
  }

  envelopeOf(row: number) {
    return this.#file.guarded(() =>
      storedBytes(this.#file.one("SELECT envelope FROM envelopes WHERE id = ?", [row])?.envelope),
    );
  }

  gateShareOf(row: number) {
    return this.#file.guarded(() =>
      storedBytes(
        this.#file.one("SELECT gate_share FROM envelopes WHERE id = ?", [row])?.gate_share,
      ),
    );
  }

  sharesOf(row: number) {
    return this.#file.guarded(() =>
      this.#file
        .all("SELECT recipient, encryption_key, sealed FROM shares WHERE envelope_id = ?", [row])
        .map((share) => ({
          recipient: storedAddress(share.recipient),
          encryptionKey: storedHash(share.encryption_key),
          sealed: toHex(storedBytes(share.sealed) ?? new Uint8Array()),
        })),
    );
  }

  putShares(shares: readonly { readonly row: number; readonly share: SealedShare }[]) {
    return this.#file.atomically(() => {
      const rows = [...new Set(shares.map(({ row }) => row))];
      this.#seals.change(rows, () => {
        for (const { row, share } of shares) this.#insertShare(row, share);
      });
    });
  }

  addRelease(release: Store.ReleaseRow, rows: readonly number[]) {
    return this.#file.atomically(() => {
      for (const row of rows) {
        const isThere = this.#file.one(
          "SELECT 1 FROM envelopes WHERE id = ? AND envelope IS NOT NULL",
          [row],
        );
        if (!isThere) return false;
      }
      const row = {
        transaction_hash: release.transactionHash,
        log_index: release.logIndex,
        record_id: release.recordId,
        version: release.version,
        actor: release.actor,
        request_hash: release.requestHash,
        released_at: release.releasedAtSeconds,
        receipt: release.receipt,
      };
      return (
        this.#file.changes(
          `INSERT OR IGNORE INTO releases (${Object.keys(row).join(", ")}, row_seal)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          [...Object.values(row), this.#seals.ofRelease(row)],
        ) === 1
      );
    });
  }

  releases(recordId?: number) {
    return this.#file.guarded(() =>
      (recordId === undefined
        ? this.#file.all("SELECT * FROM releases ORDER BY released_at, transaction_hash, log_index")
        : this.#file.all(
            "SELECT * FROM releases WHERE record_id = ? ORDER BY released_at, transaction_hash, log_index",
            [recordId],
          )
      ).map((row) => ({ ...readRelease(row), isChanged: !this.#seals.isReleaseIntact(row) })),
    );
  }

  hasRelease(transactionHash: Hash, logIndex: number) {
    return this.#file.guarded(
      () =>
        this.#file.one("SELECT 1 FROM releases WHERE transaction_hash = ? AND log_index = ?", [
          transactionHash,
          logIndex,
        ]) !== undefined,
    );
  }

  destroy(deletions: readonly Store.Deletion[]) {
    return this.#file.atomically(() => {
      let destroyed = 0;
      for (const { recordId, transactionHash } of deletions) {
        const known = this.#file.one(
          "SELECT 1 FROM deletions WHERE record_id = ? AND transaction_hash = ?",
          [recordId, transactionHash],
        );
        if (known) continue;
        const ids = this.#file
          .all("SELECT id FROM envelopes WHERE record_id = ?", [recordId])
          .map(({ id }) => Number(id));
        destroyed += this.#seals.change(ids, () =>
          this.#destroyContents(recordId, transactionHash),
        );
      }
      return destroyed;
    });
  }

  changedIn(row: number) {
    return this.#file.guarded(() => this.#seals.changedIn(row));
  }

  purge() {
    return this.#file.guarded(() => purgeDeleted(this.#file.database, this.#file.path));
  }

  sweepPending(beforeSeconds: number, block: number) {
    return this.#file.guarded(() =>
      this.#file.changes(
        `DELETE FROM envelopes WHERE state = 'pending' AND stored_at < ?
         AND (claimed_by IS NULL OR claimed_block < ?)`,
        [beforeSeconds, block],
      ),
    );
  }

  close() {
    return this.#file.close();
  }

  #destroyContents(recordId: number, transactionHash: Hash): number {
    this.#file.run("INSERT INTO deletions (record_id, transaction_hash) VALUES (?, ?)", [
      recordId,
      transactionHash,
    ]);
    this.#file.run(
      "DELETE FROM shares WHERE envelope_id IN (SELECT id FROM envelopes WHERE record_id = ?)",
      [recordId],
    );
    return this.#file.changes(
      "UPDATE envelopes SET state = 'deleted', envelope = NULL, gate_share = NULL WHERE record_id = ?",
      [recordId],
    );
  }

  #insertShare(row: number, share: SealedShare): void {
    this.#file.run(
      `INSERT INTO shares (envelope_id, recipient, encryption_key, sealed) VALUES (?, ?, ?, ?)
       ON CONFLICT (envelope_id, recipient)
       DO UPDATE SET encryption_key = excluded.encryption_key, sealed = excluded.sealed`,
      [row, share.recipient, share.encryptionKey, fromHex(share.sealed)],
    );
  }
}
