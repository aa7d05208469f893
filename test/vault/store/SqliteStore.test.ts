import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SqliteStore } from "../../../vault/store/SqliteStore.ts";
import { claimOf, hashOf, pendingPut, releaseRow, roomy, storeSuite } from "./storeSuite.ts";

const owner = { sessionId: hashOf(1), vaultId: hashOf(2), rowKey: new Uint8Array(32).fill(3) };
let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "store-test-"));
  file = join(directory, "vault.sqlite");
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

const open = () => new SqliteStore(file, owner);

storeSuite("SQLite file", async () => open());

function inFile(...statements: string[]): void {
  const database = new DatabaseSync(file);
  for (const statement of statements) database.exec(statement);
  database.close();
}

describe("the file", () => {
  test("is the owner's alone, and is the same after it was closed", async () => {
    const store = open();
    await store.put(pendingPut(1), roomy);
    await store.close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const again = open();
    expect(await again.rows()).toHaveLength(1);
    await again.close();
  });

  test("holds by itself what was stored provisionally, once that was made durable", async () => {
    const store = new SqliteStore(file, owner, { isProvisional: true });
    await store.put(pendingPut(1), roomy);
    const inItself = () => {
      const copy = join(directory, "copy.sqlite");
      copyFileSync(file, copy);
      const database = new DatabaseSync(copy);
      const tables = "SELECT count(*) AS n FROM sqlite_schema WHERE name = 'envelopes'";
      const rows = "SELECT count(*) AS n FROM envelopes";
      const isThere = database.prepare(tables).get()?.n === 1;
      const n = isThere ? database.prepare(rows).get()?.n : 0;
      database.close();
      return n;
    };
    expect(inItself()).toBe(0);
    await store.makeDurable();
    expect(inItself()).toBe(1);
    await store.close();
  });

  test("is not called durable while a reader keeps the log from being written back", async () => {
    const store = new SqliteStore(file, owner, { isProvisional: true });
    const reader = new DatabaseSync(file);
    reader.exec("BEGIN");
    reader.prepare("SELECT * FROM vault").all();
    await store.put(pendingPut(1), roomy);
    await expect(store.makeDurable()).rejects.toMatchObject({ code: "MA-VAULT-STORE-BUSY" });
    reader.exec("ROLLBACK");
    reader.close();
    await store.makeDurable();
    await store.close();
  });

  test("of another session is refused", async () => {
    await open().close();
    expect(() => new SqliteStore(file, { ...owner, sessionId: hashOf(3) })).toThrow(
      expect.objectContaining({ code: "MA-VAULT-STORE-FOREIGN" }),
    );
  });

  test("that was sealed with another gate's key is refused", async () => {
    await open().close();
    expect(() => new SqliteStore(file, { ...owner, vaultId: hashOf(3) })).toThrow(
      expect.objectContaining({ code: "MA-VAULT-GATE-KEY" }),
    );
  });

  test("after a crash at any point holds each version whole or not at all", async () => {
    const store = open();
    for (let n = 1; n <= 12; n += 1) await store.put(pendingPut(n), roomy);
    await store.claim([claimOf(1, 1), claimOf(2, 2)]);
    await store.destroy([{ recordId: 1, transactionHash: hashOf(8) }]);
    const [database, log] = [readFileSync(file), readFileSync(`${file}-wal`)];
    await store.close();
    let before = 0;
    for (let length = 0; length <= log.byteLength; length += 3001) {
      rmSync(`${file}-shm`, { force: true });
      writeFileSync(file, database);
      writeFileSync(`${file}-wal`, log.subarray(0, length));
      const again = open();
      const rows = await again.rows();
      for (const { row, state, commitment } of rows) {
        const put = pendingPut(Number(commitment));
        const isGone = state === "deleted";
        expect(await again.envelopeOf(row)).toEqual(isGone ? null : put.envelope);
        expect(await again.gateShareOf(row)).toEqual(isGone ? null : put.gateShare);
        expect(await again.sharesOf(row)).toEqual(isGone ? [] : put.shares);
      }
      expect(rows.length).toBeGreaterThanOrEqual(before);
      before = rows.length;
      await again.close();
    }
    expect(before).toBe(12);
  });

  test.each([1, 99])("of another schema (%i) is refused", async (version) => {
    await open().close();
    inFile(`PRAGMA user_version = ${version}`);
    expect(open).toThrow(expect.objectContaining({ code: "MA-VAULT-STORE-VERSION" }));
  });

  test("that is no vault's is refused and left as it was", () => {
    writeFileSync(file, "a letter, not a database; ".repeat(100));
    expect(open).toThrow(expect.objectContaining({ code: "MA-VAULT-STORE-DAMAGED" }));
    expect(readFileSync(file, "utf8")).toContain("a letter");
    rmSync(file);
    inFile("CREATE TABLE somebody_elses (x)", "PRAGMA user_version = 3");
    expect(open).toThrow(expect.objectContaining({ code: "MA-VAULT-STORE-DAMAGED" }));
  });

  test("whose pages are overwritten is refused", async () => {
    const store = open();
    for (let n = 1; n <= 50; n += 1) await store.put(pendingPut(n), roomy);
    await store.close();
    const bytes = readFileSync(file);
    bytes.fill(0xee, 4096, 4096 * 4);
    writeFileSync(file, bytes);
    expect(open).toThrow(expect.objectContaining({ code: "MA-VAULT-STORE-DAMAGED" }));
  });

  test("that another program holds gives a clear error and nothing half written", async () => {
    const store = open();
    const other = new DatabaseSync(file);
    other.exec("BEGIN EXCLUSIVE");
    await expect(store.put(pendingPut(1), roomy)).rejects.toMatchObject({
      code: "MA-VAULT-STORE-BUSY",
    });
    other.exec("ROLLBACK");
    other.close();
    expect(await store.rows()).toEqual([]);
    expect(await store.put(pendingPut(1), roomy)).toBe("stored");
    await store.close();
  });

  test("that is full gives a clear error and nothing half written", async () => {
    const store = new SqliteStore(file, owner, { bytesMost: 100_000 });
    await store.put(pendingPut(1), roomy);
    const large = pendingPut(2, { envelope: new Uint8Array(500_000) });
    await expect(store.put(large, roomy)).rejects.toMatchObject({ code: "MA-VAULT-STORE-FULL" });
    expect(await store.rows()).toHaveLength(1);
    await store.close();
  });

  test("that somebody wrote into is shown as it is, and never stops the reading", async () => {
    const store = open();
    for (const n of [1, 2, 3]) await store.put(pendingPut(n), roomy);
    await store.claim([claimOf(1, 1), claimOf(2, 2)]);
    inFile(
      "UPDATE envelopes SET commitment = '\u001b[2Jnonsense', patient = 'x' WHERE id = 1",
      "UPDATE envelopes SET record_id = -5, version = 9223372036854775807, size = -1 WHERE id = 2",
      "PRAGMA ignore_check_constraints = ON; UPDATE envelopes SET state = 'odd', action = '' WHERE id = 3",
      "INSERT INTO releases VALUES ('junk', -1, 9223372036854775807, 0, '', '', -3, 'zz', NULL)",
      "UPDATE shares SET sealed = x'', recipient = '' WHERE envelope_id = 2",
    );
    const [first, second, third] = await store.rows();
    expect(first).toMatchObject({ commitment: hashOf(0), patient: `0x${"0".repeat(40)}` });
    expect(second).toMatchObject({ recordId: 0, version: Number.MAX_SAFE_INTEGER, sizeBytes: 0 });
    expect(third).toMatchObject({ state: "pending", action: "create" });
    expect(await store.releases()).toMatchObject([{ transactionHash: hashOf(0), receipt: "0x" }]);
    expect(await store.sharesOf(2)).toMatchObject([{ sealed: "0x" }]);
    await store.close();
  });

  test("whose table is gone is called damaged", async () => {
    const store = open();
    inFile("PRAGMA foreign_keys = OFF; DROP TABLE envelopes");
    await expect(store.rows()).rejects.toMatchObject({ code: "MA-VAULT-STORE-DAMAGED" });
    await store.close();
  });
});

describe("what is destroyed", () => {
  const needle = Buffer.from("a needle that is in no other place");
  const found = () =>
    ["", "-wal", "-shm"].some((suffix) => {
      try {
        return readFileSync(file + suffix).includes(needle);
      } catch {
        return false;
      }
    });
  const withNeedle = async () => {
    const store = open();
    const envelope = new Uint8Array(Buffer.concat([Buffer.alloc(20_000, 1), needle]));
    await store.put(pendingPut(1, { envelope, gateShare: new Uint8Array(needle) }), roomy);
    await store.claim([claimOf(1, 1)]);
    return store;
  };
  const deletion = { recordId: 1, transactionHash: hashOf(8) };

  test("is in none of the files after a purge", async () => {
    const store = await withNeedle();
    expect(found()).toBe(true);
    await store.destroy([deletion]);
    expect(await store.purge()).toBe(true);
    expect(found()).toBe(false);
    await store.close();
  });

  test("is not called gone while somebody reads, and goes when they are done", async () => {
    const store = await withNeedle();
    const reader = new DatabaseSync(file);
    reader.exec("BEGIN");
    reader.prepare("SELECT count(*) FROM envelopes").get();
    await store.destroy([deletion]);
    expect(await store.purge()).toBe(false);
    expect(found()).toBe(true);
    reader.exec("ROLLBACK");
    reader.close();
    expect(await store.purge()).toBe(true);
    expect(found()).toBe(false);
    await store.close();
  });

  test("is finished after a crash between the destruction and the purge", async () => {
    const store = await withNeedle();
    await store.destroy([deletion]);
    const copies = ["", "-wal"].map((suffix) => [suffix, readFileSync(file + suffix)] as const);
    await store.close();
    rmSync(`${file}-shm`, { force: true });
    for (const [suffix, bytes] of copies) writeFileSync(file + suffix, bytes);
    expect(found()).toBe(true);
    const again = open();
    expect(await again.purge()).toBe(true);
    expect(found()).toBe(false);
    expect(await again.addRelease(releaseRow(1), [1])).toBe(false);
    await again.close();
  });
});
