import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { grant } from "../../vault/world/seedWorld.ts";
import { type AuditedWorld, auditedWorld } from "./report/auditedWorld.ts";

/** Any column of the vault's file, changed by hand: a plain tally of the record that it is about says so. */

let audited: AuditedWorld;

beforeAll(async () => {
  audited = await auditedWorld();
  await grant(audited.world, "anna", "chen", ["view", "amend", "delete"]);
  await audited.world.act("chen", { action: "delete", recordId: deleted, purpose: "TREAT" });
});

afterAll(() => audited?.world.close());

const hash = `0x${"5a".repeat(32)}`;
const address = `0x${"5a".repeat(20)}`;
const bytes = new Uint8Array([1, 2, 3]);
const tables = ["vault", "envelopes", "shares", "releases", "deletions"] as const;
const current = "record_id = 1 AND version = 2";
const envelopeIds = `SELECT id FROM envelopes WHERE ${current}`;
const deleted = 2;
const tried = new Set<string>();

const codesAfter = (sql: string, ...values: SQLInputValue[]) => codesOf(1, sql, ...values);

async function codesOf(
  recordId: number,
  sql: string,
  ...values: SQLInputValue[]
): Promise<string[]> {
  const { world, auditor } = audited;
  const database = new DatabaseSync(world.file);
  database.exec("PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = OFF");
  const before = tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
  try {
    expect(database.prepare(sql).run(...values).changes).toBeGreaterThan(0);
    const [tally] = await auditor.tally({ records: [recordId] });
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

type Edit = readonly [column: string, value: SQLInputValue, codes: readonly string[]];

const edits: readonly Edit[] = [
  ["envelopes.id", 99, ["S03", "S05"]],
  ["envelopes.commitment", hash, ["S01"]],
  ["envelopes.patient", address, ["S05"]],
  ["envelopes.patient", address.toLowerCase(), ["S05"]],
  ["envelopes.author", address, ["S05"]],
  ["envelopes.action", "create", ["S05"]],
  ["envelopes.amends", 7, ["S05"]],
  ["envelopes.record_id", 2, ["S04"]],
  ["envelopes.record_id", 77, ["S04", "S07"]],
  ["envelopes.record_id", 0, ["S04", "S07"]],
  ["envelopes.version", 9, ["S04", "S05"]],
  ["envelopes.version", 1, ["S04", "S05"]],
  ["envelopes.state", "deleted", ["S04"]],
  ["envelopes.state", "pending", ["S04"]],
  ["envelopes.claimed_by", hash, ["S05"]],
  ["envelopes.claimed_by", null, ["S05"]],
  ["envelopes.claimed_block", 1, ["S05"]],
  ["envelopes.stored_at", 0, ["S05"]],
  ["envelopes.size", 1, ["S05"]],
  ["envelopes.envelope", null, ["S04"]],
  ["envelopes.envelope", bytes, ["S01"]],
  ["envelopes.gate_share", null, ["S09"]],
  ["envelopes.gate_share", bytes, ["S03"]],
  ["envelopes.row_seal", null, ["S05"]],
  ["envelopes.keys_seal", bytes, ["S03"]],
  ["shares.envelope_id", 99, ["S03"]],
  ["shares.recipient", address, ["S03"]],
  ["shares.encryption_key", hash, ["S03"]],
  ["shares.sealed", bytes, ["S03"]],
  ["releases.transaction_hash", hash, ["R01", "R03"]],
  ["releases.log_index", 7, ["R01", "R03"]],
  ["releases.record_id", 2, ["R01"]],
  ["releases.record_id", 77, ["R01"]],
  ["releases.version", 1, ["R01"]],
  ["releases.actor", address, ["R01"]],
  ["releases.request_hash", hash, ["R01"]],
  ["releases.released_at", 5, ["R01"]],
  ["releases.receipt", `0x${"5a".repeat(65)}`, ["R01"]],
  ["releases.row_seal", bytes, ["R01"]],
  ["deletions.record_id", 1, ["S05"]],
  ["deletions.transaction_hash", hash, ["S05"]],
  ["vault.key", "another", ["U01"]],
  ["vault.value", hash, ["U01"]],
];

/** Set back, it has the vault wipe once more what it has wiped. */
const withoutMeaning = ["deletions.purged"];

test.each(edits)("%s set to %j", async (column, value, codes) => {
  tried.add(column);
  const [table, name] = column.split(".");
  const which = {
    envelopes: `WHERE ${current}`,
    shares: `WHERE envelope_id IN (${envelopeIds})
      AND recipient = (SELECT max(recipient) FROM shares WHERE envelope_id IN (${envelopeIds}))`,
    releases: "",
    deletions: "",
    vault: "WHERE key = 'vault'",
  }[table ?? ""];
  const recordId = table === "deletions" ? deleted : 1;
  const sql = `UPDATE ${table} SET ${name} = ? ${which}`;
  expect(await codesOf(recordId, sql, value)).toEqual(codes);
});

test("there is no other column", () => {
  const database = new DatabaseSync(audited.world.file);
  const columns = tables.flatMap((table) =>
    database
      .prepare(`SELECT name FROM pragma_table_info('${table}')`)
      .all()
      .map(({ name }) => `${table}.${name}`),
  );
  const named = database.prepare("SELECT count(*) AS n FROM sqlite_master WHERE type = 'table'");
  expect(named.get()?.n).toBe(tables.length);
  database.close();
  expect([...tried, ...withoutMeaning].sort()).toEqual(columns.sort());
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

test("a share taken away, one added, and one copied from another version", async () => {
  const of = `WHERE envelope_id IN (${envelopeIds})`;
  const least = `recipient = (SELECT min(recipient) FROM shares ${of})`;
  expect(await codesAfter(`DELETE FROM shares ${of} AND ${least}`)).toEqual(["S03"]);
  const added = `INSERT INTO shares SELECT envelope_id, '${address}', encryption_key, sealed FROM shares ${of} LIMIT 1`;
  expect(await codesAfter(added)).toEqual(["S03"]);
  const copied = `UPDATE shares SET sealed = (SELECT sealed FROM shares WHERE envelope_id = 1 LIMIT 1) ${of} AND ${least}`;
  expect(await codesAfter(copied)).toEqual(["S03"]);
});

test("what else was changed where an envelope was", async () => {
  const both = (change: string) =>
    codesAfter(`UPDATE envelopes SET envelope = x'00', ${change} WHERE ${current}`);
  expect(await both("stored_at = 0")).toEqual(["S01", "S05"]);
  expect(await both("gate_share = x'00'")).toEqual(["S01", "S03"]);
});

test("a row's seal and shares taken from another row", async () => {
  const taken = `UPDATE envelopes SET row_seal = (SELECT row_seal FROM envelopes WHERE id = 1),
    keys_seal = (SELECT keys_seal FROM envelopes WHERE id = 1) WHERE ${current}`;
  expect(await codesAfter(taken)).toEqual(["S03", "S05"]);
});

test("a whole table emptied, and everything as it was", async () => {
  expect(await codesAfter("DELETE FROM envelopes")).toEqual(["S04"]);
  expect(await codesAfter("DELETE FROM releases")).toEqual(["R03"]);
  expect(await codesAfter("DELETE FROM vault")).toEqual(["U01"]);
  expect(await codesOf(deleted, "DELETE FROM deletions")).toEqual(["S05"]);
  expect(await codesAfter("UPDATE envelopes SET version = version")).toEqual([]);
});
