import type { Entry } from "../log/Entry.ts";
import { zeroHash } from "../log/Hex.ts";
import type { LedgerRecord, RecordVersion } from "../replay/LedgerState.ts";
import type { DiffField, DiffRow } from "./DiffRow.ts";
import type { Inventory, StoredVersion } from "./Inventory.ts";

/**
 * A record's store beside its log, aligned by version.
 *
 * @param entries the record's stream, in its order
 */
export function diffRecord(
  record: LedgerRecord,
  inventory: Inventory,
  entries: readonly Entry[],
): DiffRow[] {
  const left = storedOf(record, inventory);
  const deletion = entries.find(
    (entry) => entry.action === "delete" && entry.outcome === "success",
  );
  const rows: DiffRow[] = [];
  for (const entry of entries) {
    const logged = record.versions.find(({ seq }) => seq === entry.seq);
    if (logged) rows.push(versionRow(logged, takeStored(left, logged), deletion !== undefined));
    else if (entry === deletion) rows.push(deletionRow(entry, record, inventory));
    else rows.push({ kind: "entry", mark: "matching", entry });
  }
  for (const stored of left) {
    const differing: DiffField[] = ["version"];
    rows.push({ kind: "version", mark: "extra", stored, logged: null, differing });
  }
  if (!deletion) rows.push(...unloggedDestruction(record, inventory));
  return rows;
}

/** Whether a row needs an auditor's eye. */
export function isDifference(row: DiffRow): boolean {
  return row.mark !== "matching";
}

/** What the store holds of this record, with puts that were never claimed but bear one of its commitments. */
function storedOf(record: LedgerRecord, inventory: Inventory): StoredVersion[] {
  const commitments = new Set(record.versions.map(({ commitment }) => commitment));
  return inventory.versions
    .filter(
      (one) =>
        one.recordId === record.recordId || (one.recordId === 0 && commitments.has(one.commitment)),
    )
    .toSorted((a, b) => a.version - b.version);
}

/** Takes the stored version that this one aligns with out of the list. */
function takeStored(left: StoredVersion[], logged: RecordVersion): StoredVersion | null {
  const byNumber = left.findIndex(({ version }) => version === logged.version);
  const at =
    byNumber >= 0
      ? byNumber
      : left.findIndex((one) => one.version === 0 && one.commitment === logged.commitment);
  return at < 0 ? null : (left.splice(at, 1)[0] ?? null);
}

function versionRow(
  logged: RecordVersion,
  stored: StoredVersion | null,
  isDeleted: boolean,
): DiffRow {
  if (stored === null) {
    const mark = isDeleted ? "matching" : "missing";
    return { kind: "version", mark, stored, logged, differing: isDeleted ? [] : ["version"] };
  }
  const differing: DiffField[] = [];
  if (stored.author !== logged.author) differing.push("author");
  const hashes = [stored.commitment];
  if (stored.envelope === "present") hashes.push(stored.envelopeHash);
  if (hashes.some((hash) => hash !== logged.commitment && hash !== zeroHash)) {
    differing.push("hash");
  }
  // Of what only the vault knows, the time is what is shown.
  if (differing.length === 0 && stored.changed.includes("row")) differing.push("time");
  if (stored.changed.includes("keys") && stored.gateShare === "present") differing.push("key");
  const mark = differing.length > 0 ? "tampered" : "matching";
  return { kind: "version", mark, stored, logged, differing };
}

function deletionRow(entry: Entry, record: LedgerRecord, inventory: Inventory): DiffRow {
  const stored = inventory.versions.filter(({ recordId }) => recordId === record.recordId);
  const differing = new Set<DiffField>();
  for (const { envelope, gateShare } of stored) {
    if (envelope === "present") differing.add("content");
    if (gateShare === "present") differing.add("key");
  }
  const mark = differing.size > 0 ? "tampered" : "matching";
  return { kind: "deletion", mark, stored, logged: entry, differing: [...differing] };
}

function unloggedDestruction(record: LedgerRecord, inventory: Inventory): DiffRow[] {
  const stored = inventory.versions.filter(
    (one) =>
      one.recordId === record.recordId &&
      (one.envelope === "destroyed" || one.gateShare === "destroyed"),
  );
  if (stored.length === 0) return [];
  const differing = new Set<DiffField>();
  for (const { envelope, gateShare } of stored) {
    if (envelope === "destroyed") differing.add("content");
    if (gateShare === "destroyed") differing.add("key");
  }
  return [{ kind: "deletion", mark: "missing", stored, logged: null, differing: [...differing] }];
}
