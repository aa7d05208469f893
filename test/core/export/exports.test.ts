import { expect, test } from "vitest";
import { accountingOfDisclosures } from "../../../core/export/accountingOfDisclosures.ts";
import { entriesCsv } from "../../../core/export/entriesCsv.ts";
import { entriesNdjson } from "../../../core/export/entriesNdjson.ts";
import type { Entry } from "../../../core/log/Entry.ts";
import { entryJson } from "../../../core/log/entryJson.ts";
import { type Address, zeroAddress, zeroHash } from "../../../core/log/Hex.ts";
import { whoSaw } from "../../../core/vault/whoSaw.ts";

const patient: Address = `0x${"01".repeat(20)}`;
const doctor: Address = `0x${"02".repeat(20)}`;

function entryOf(changed: Partial<Entry>): Entry {
  return {
    stream: "record:1",
    seq: 2,
    recordId: 1,
    patient,
    actor: doctor,
    doctor,
    auditor: zeroAddress,
    action: "view",
    outcome: "success",
    status: "active",
    purpose: "TREAT",
    version: 1,
    recordedAtSeconds: 1_790_000_000,
    commitment: zeroHash,
    head: zeroHash,
    message: "record viewed",
    block: 4,
    transactionHash: zeroHash,
    logIndex: 0,
    detail: null,
    ...changed,
  };
}

const viewed = entryOf({});
const denied = entryOf({ outcome: "denied", message: "view denied: no consent", logIndex: 1 });
const own = entryOf({ actor: patient, doctor: zeroAddress, purpose: "PATRQT", logIndex: 2 });
const unfetched = entryOf({ action: "copy", message: "record copied", logIndex: 3 });
const release = {
  transactionHash: zeroHash,
  logIndex: 0,
  recordId: 1,
  version: 1,
  actor: doctor,
  requestHash: zeroHash,
  releasedAtSeconds: 1_790_000_001,
  receipt: "0x00",
  isChanged: false,
} as const;

function csvOf(message: string): string {
  return entriesCsv([entryJson(entryOf({ message }), "doctor")]);
}

/** Rows and cells as RFC 4180 has them, whatever the separator: it depends on where a file is opened. */
function cellsOf(csv: string, separator: string): string[] {
  const cells: string[] = [];
  for (const row of csv.split(/\r\n|\r|\n/)) cells.push(...row.split(separator));
  return cells.map((cell) => cell.replace(/^"/, ""));
}

const signs = ["=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"];
const before = [
  "",
  " ",
  "\t",
  "\r",
  "\n",
  "\0",
  "\u200b",
  "\ufeff",
  "\u00a0",
  '"',
  '","',
  "x;",
  "x\t",
  "x|",
  "x,",
  "x\r\n",
];

test.each(signs)("no cell begins a formula with %s, whatever comes before it", (sign) => {
  for (const start of before) {
    const csv = csvOf(`${start}${sign}1+1`);
    for (const separator of [",", ";", "\t", "|"]) {
      const risky = cellsOf(csv, separator).filter((cell) =>
        cell.replace(/^[\s\p{Cc}\p{Cf}"]+/gu, "").startsWith(sign),
      );
      expect(risky, JSON.stringify({ start, separator })).toEqual([]);
    }
  }
});

test("a cell that begins with a control character is text", () => {
  for (const sign of ["\t", "\r", "\n", "\0"]) expect(csvOf(`${sign}cmd`)).toMatch(/,"?'/);
});

test("a message is read back from CSV as it is, where nothing had to be defused", () => {
  expect(csvOf('a,"b"\r\nc')).toContain(',"a,""b""\r\nc",');
  expect(csvOf("view denied: no consent")).toContain(",view denied: no consent,");
  expect(csvOf("record viewed").split("\r\n")).toHaveLength(3);
});

test("defusing a long message takes no longer than reading it", () => {
  const startedAt = performance.now();
  csvOf("\t ,;".repeat(500_000));
  expect(performance.now() - startedAt).toBeLessThan(2000);
});

test("NDJSON has one line an entry, to every reader, and loses nothing", () => {
  const messages = ["a\nb", "a\r\nb", "a\u0085b", "a\u2028b\u2029c", '"}{"', "\ud800", "\u001e"];
  const ndjson = entriesNdjson(
    messages.map((message) => entryJson(entryOf({ message }), "doctor")),
  );
  const lines = ndjson.split(/[\p{Cc}\u2028\u2029]/u);
  expect(lines.pop()).toBe("");
  expect(lines.map((line) => JSON.parse(line).message)).toEqual(messages);
});

test("a patient is told what was disclosed, not the log", () => {
  const sightings = whoSaw(patient, [viewed, denied, own, unfetched], [release], () => "Dr. Chen");
  const text = accountingOfDisclosures({ patient: "Ana", address: patient, sightings });
  expect(text).toContain("Disclosed\n  2026-09-21T14:13:20.000Z  Dr. Chen viewed record 1");
  expect(text).toContain("Refused\n  2026-09-21T14:13:20.000Z  Dr. Chen tried to view record 1");
  expect(text).toContain("handed nothing out");
  expect(text).not.toContain("You ");
});
