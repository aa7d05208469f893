import { describe, expect, test } from "vitest";
import { diffRecord, isDifference } from "../../../core/tally/diffRecord.ts";
import type { Inventory, StoredVersion } from "../../../core/tally/Inventory.ts";
import { openClinic } from "../../tui/scripted/clinic.ts";
import { hashOf } from "../../tui/scripted/hashOf.ts";
import { ScriptedVault } from "../../tui/scripted/ScriptedVault.ts";

const ledger = openClinic(1_795_348_800);
const inventory = await new ScriptedVault(ledger).inventory();

function diff(recordId: number, change: (versions: StoredVersion[]) => StoredVersion[] = (v) => v) {
  const record = ledger.state.records.get(recordId);
  if (!record) throw new Error("no such record");
  const entries = ledger.entries.filter((entry) => entry.recordId === recordId);
  const changed: Inventory = { ...inventory, versions: change([...inventory.versions]) };
  return diffRecord(record, changed, entries);
}

const isOf = (one: StoredVersion, recordId: number, version: number) =>
  one.recordId === recordId && one.version === version;

describe("record against log", () => {
  test("an honest record matches in every row, accesses in between", () => {
    const rows = diff(2);
    expect(rows.filter(isDifference)).toEqual([]);
    expect(rows.map(({ kind }) => kind).slice(0, 3)).toEqual(["version", "version", "entry"]);
  });

  test("a deleted record whose content is gone matches", () => {
    expect(diff(4).filter(isDifference)).toEqual([]);
  });

  test("another envelope under the commitment is tampered, the hash being what differs", () => {
    const rows = diff(2, (versions) =>
      versions.map((one) => (isOf(one, 2, 2) ? { ...one, envelopeHash: hashOf("evil") } : one)),
    );
    expect(rows.filter(isDifference)).toMatchObject([{ mark: "tampered", differing: ["hash"] }]);
  });

  test("another author is tampered", () => {
    const rows = diff(1, (versions) =>
      versions.map((one) => (isOf(one, 1, 1) ? { ...one, author: one.patient } : one)),
    );
    expect(rows.filter(isDifference)).toMatchObject([{ mark: "tampered", differing: ["author"] }]);
  });

  test("a version that the store has lost is missing", () => {
    const rows = diff(2, (versions) => versions.filter((one) => !isOf(one, 2, 1)));
    expect(rows.filter(isDifference)).toMatchObject([{ mark: "missing", stored: null }]);
  });

  test("a version that the log doesn't know is extra", () => {
    const rows = diff(1, (versions) =>
      versions.flatMap((one) => (isOf(one, 1, 1) ? [one, { ...one, version: 2 }] : [one])),
    );
    expect(rows.filter(isDifference)).toMatchObject([{ mark: "extra", logged: null }]);
  });

  test("what is still there after a deletion is tampered", () => {
    const rows = diff(4, (versions) =>
      versions.map((one) => (isOf(one, 4, 1) ? { ...one, gateShare: "present" } : one)),
    );
    expect(rows.filter(isDifference)).toMatchObject([{ kind: "deletion", differing: ["key"] }]);
  });

  test("a key destroyed without a deletion is missing", () => {
    const rows = diff(1, (versions) =>
      versions.map((one) => (isOf(one, 1, 1) ? { ...one, gateShare: "destroyed" } : one)),
    );
    expect(rows.filter(isDifference)).toMatchObject([{ kind: "deletion", logged: null }]);
  });

  test("a put that was never claimed but bears the commitment counts as that version", () => {
    const rows = diff(1, (versions) =>
      versions.map((one) =>
        isOf(one, 1, 1) ? { ...one, recordId: 0, version: 0, state: "pending" } : one,
      ),
    );
    expect(rows.filter(isDifference)).toEqual([]);
  });
});
