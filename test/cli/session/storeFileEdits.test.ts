import {
  closeSync,
  copyFileSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Finding } from "../../../core/tally/Finding.ts";
import { type AuditedWorld, auditedWorld } from "./report/auditedWorld.ts";

/** The vault's file changed past SQLite, while the vault runs and has just read it. */

let audited: AuditedWorld;

beforeEach(async () => {
  audited = await auditedWorld();
  expect(await verdict()).toBe("tallies");
});

afterEach(() => audited?.world.close());

async function tally() {
  const [tally] = await audited.auditor.tally({ records: [1] });
  if (!tally) throw new Error("no verdict");
  return tally;
}

const verdict = async () => (await tally()).verdict;
const codes = (findings: readonly Finding[]) => findings.map(({ code }) => code);

/** Into the main file, as SQLite does by and by; other than it, this leaves the log's file as it is. */
function emptyLog(): void {
  const database = new DatabaseSync(audited.world.file);
  expect(database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get()).toMatchObject({ busy: 0 });
  database.close();
}

function storedEnvelope(): Buffer {
  const database = new DatabaseSync(audited.world.file);
  const row = database.prepare("SELECT envelope FROM envelopes WHERE id = 1").get();
  database.close();
  return Buffer.from(row?.envelope as Uint8Array);
}

function flipIn(file: string, needle: Buffer): number {
  const bytes = readFileSync(file);
  let flipped = 0;
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) {
    const handle = openSync(file, "r+");
    writeSync(handle, Uint8Array.of((bytes[at] as number) ^ 1), 0, 1, at);
    closeSync(handle);
    flipped += 1;
  }
  return flipped;
}

test("a byte of an envelope, on the disk", async () => {
  const needle = storedEnvelope().subarray(-24);
  emptyLog();
  expect(await verdict()).toBe("tallies");
  expect(flipIn(audited.world.file, needle)).toBe(1);
  expect(codes((await tally()).findings)).toContain("S01");
});

test("a byte of an envelope, in the write-ahead log", async () => {
  const needle = storedEnvelope().subarray(-24);
  expect(flipIn(`${audited.world.file}-wal`, needle)).toBeGreaterThan(0);
  expect(codes((await tally()).findings)).toContain("S01");
});

test.each<[string, (file: string) => void]>([
  ["removed", (file) => rmSync(file)],
  ["moved away", (file) => renameSync(file, `${file}.away`)],
  [
    "replaced by a copy",
    (file) => {
      copyFileSync(file, `${file}.copy`);
      renameSync(`${file}.copy`, file);
    },
  ],
  [
    "cut off",
    (file) => {
      emptyLog();
      truncateSync(file, 4096);
    },
  ],
  [
    "overwritten with something else",
    (file) => {
      emptyLog();
      writeFileSync(file, Buffer.alloc(60_000, 0xee));
    },
  ],
])("the file, %s, is never said to tally", async (_name, change) => {
  change(audited.world.file);
  const { verdict: said, findings } = await tally();
  expect(said).not.toBe("tallies");
  expect(codes(findings)).toEqual(["U01"]);
});
