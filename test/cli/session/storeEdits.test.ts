import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AuditedWorld, auditedWorld } from "./report/auditedWorld.ts";

/** Any column of the vault's file, changed by hand: the tally of the record that it is about says what is wrong. */

let audited: AuditedWorld;

beforeAll(async () => {
  audited = await auditedWorld();
});

afterAll(() => audited?.world.close());

const hash = `0x${"5a".repeat(32)}`;
const address = `0x${"5a".repeat(20)}`;

const codesAfter = (sql: string, ...values: SQLInputValue[]) => codesOf(false, sql, ...values);

async function codesOf(deep: boolean, sql: string, ...values: SQLInputValue[]): Promise<string[]> {
  const { world, auditor } = audited;
  const database = new DatabaseSync(world.file);
  database.exec("PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = OFF");
  const tables = ["envelopes", "releases"] as const;
  const before = tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
  try {
    database.prepare(sql).run(...values);
    const [tally] = await auditor.tally({ records: [1], deep });
    return [...new Set(tally?.findings.map(({ code }) => code))];
  } finally {
    for (const [at, table] of tables.entries()) {
      database.exec(`DELETE FROM ${table}`);
      for (const row of before[at] ?? []) {
        const marks = Object.keys(row).map(() => "?");
        const insert = `INSERT INTO ${table} (${Object.keys(row)}) VALUES (${marks})`;
        database.prepare(insert).run(...(Object.values(row) as SQLInputValue[]));
      }
    }
    database.close();
  }
}

const current = "record_id = 1 AND version = 2";

test.each<[string, SQLInputValue, readonly string[]]>([
  ["commitment", hash, ["S01"]],
  ["patient", address, ["S05"]],
  ["author", address, ["S05"]],
  ["record_id", 2, ["S04"]],
  ["record_id", 77, ["S04", "S07"]],
  ["record_id", 0, ["S04", "S07"]],
  ["version", 9, ["S04", "S05"]],
  ["version", 1, ["S04", "S05"]],
  ["state", "deleted", ["S04"]],
  ["envelope", null, ["S04"]],
  ["envelope", new Uint8Array([1, 2, 3]), ["S01"]],
  ["gate_share", null, ["S09"]],
])("envelopes.%s set to %j", async (column, value, codes) => {
  const sql = `UPDATE envelopes SET ${column} = ? WHERE ${current}`;
  expect(await codesAfter(sql, value)).toEqual(codes);
});

test.each<[string, SQLInputValue, readonly string[]]>([
  ["transaction_hash", hash, ["R01", "R03"]],
  ["log_index", 7, ["R01", "R03"]],
  ["record_id", 2, ["R01"]],
  ["record_id", 77, ["R01"]],
  ["version", 1, ["R01"]],
  ["actor", address, ["R01"]],
  ["request_hash", hash, ["R01"]],
])("releases.%s set to %j", async (column, value, codes) => {
  expect(await codesAfter(`UPDATE releases SET ${column} = ?`, value)).toEqual(codes);
});

test.each<[string, SQLInputValue]>([
  ["released_at", 5],
  ["receipt", `0x${"5a".repeat(65)}`],
])("releases.%s set to %j is no receipt of the vault's (--deep)", async (column, value) => {
  expect(await codesOf(true, "UPDATE releases SET version = version")).toEqual([]);
  expect(await codesOf(true, `UPDATE releases SET ${column} = ?`, value)).toEqual(["R01"]);
});

test("a second envelope for the same version, and one in nobody's chart", async () => {
  const columns =
    "patient, author, action, amends, record_id, version, state, stored_at, size, envelope, gate_share";
  const copied = (patient: string, record: string) =>
    `INSERT INTO envelopes (commitment, ${columns})
     SELECT '${hash}', ${columns.replace("patient", patient).replace("record_id", record)}
     FROM envelopes WHERE ${current}`;
  expect(await codesAfter(copied("patient", "record_id"))).toEqual(["S05"]);
  expect(await codesAfter(copied(`'${address}'`, "77"))).toEqual(["S07"]);
});

test("the whole table emptied, and everything as it was", async () => {
  expect(await codesAfter("DELETE FROM envelopes")).toEqual(["S04"]);
  expect(await codesAfter("UPDATE envelopes SET version = version")).toEqual([]);
});
