import type { LedgerRecord, RecordVersion } from "../replay/LedgerState.ts";
import type { Finding } from "./Finding.ts";
import { findingOf } from "./findingOf.ts";
import type { StoredVersion } from "./Inventory.ts";
import type { StoreIndex } from "./StoreIndex.ts";

/**
 * What the vault holds of a record against what the log says of it (S01, S04 to S09).
 *
 * @param tooNew seqs of entries that the vault may not have known of yet when it was asked: what differs is then not proven
 */
export function compareVersions(
  record: LedgerRecord,
  store: StoreIndex,
  tooNew: ReadonlySet<number>,
): Finding[] {
  const findings: Finding[] = [];
  const rows = new Map<number, StoredVersion[]>();
  for (const row of store.versionsOf(record.recordId)) {
    const there = rows.get(row.version);
    if (there) there.push(row);
    else rows.set(row.version, [row]);
  }
  const isBeingDeleted = record.status === "deleted" && tooNew.size > 0;
  for (const version of record.versions) {
    const there = rows.get(version.version) ?? [];
    const row = there.find(({ commitment }) => commitment === version.commitment) ?? there[0];
    const found = compareVersion(record, version, row);
    const isTooNew = isBeingDeleted || tooNew.has(version.seq);
    findings.push(...(isTooNew ? found.map(unsettled) : found));
    for (const other of there) if (other !== row) findings.push(unknownVersion(record, other));
    rows.delete(version.version);
  }
  for (const row of [...rows.values()].flat()) findings.push(unknownVersion(record, row));
  for (const row of store.straysOf(record.patient)) findings.push(stray(row));
  return findings;
}

function compareVersion(
  record: LedgerRecord,
  version: RecordVersion,
  row: StoredVersion | undefined,
): Finding[] {
  const where = `record ${record.recordId} version ${version.version}`;
  if (record.status === "deleted") {
    const isGone = !row || (row.envelope === "destroyed" && row.gateShare === "destroyed");
    if (isGone && (!row || row.state === "deleted")) return row ? changedParts(row, where) : [];
    const left = row?.envelope === "present" ? "envelope present" : "gate share present";
    return [findingOf("S08", where, "destroyed", isGone ? `marked as ${row.state}` : left)];
  }
  if (!row || row.envelope === "destroyed") {
    const missing = findingOf(
      "S04",
      where,
      `envelope ${version.commitment}`,
      row ? "destroyed" : "nothing",
    );
    return [missing, ...(row ? changedParts(row, where) : [])];
  }
  const findings = compareBytes(record, version, row, where);
  if (row.gateShare === "destroyed") {
    findings.push(findingOf("S09", where, "gate share present", "gate share destroyed"));
  }
  if (row.state !== "claimed") {
    findings.push(findingOf("S04", where, "marked as claimed", `marked as ${row.state}`));
  }
  for (const [what, logged, stored] of [
    ["patient", record.patient, row.patient],
    ["author", version.author, row.author],
  ]) {
    if (logged !== stored) {
      findings.push(findingOf("S05", where, `${what} ${logged}`, `${what} ${stored}`));
    }
  }
  const isMisfiled = row.commitment !== version.commitment;
  const explained = {
    row: isMisfiled || row.state !== "claimed" || findings.some(({ code }) => code === "S05"),
    keys: isMisfiled || row.gateShare === "destroyed",
  };
  return [...findings, ...changedParts(row, where, explained)];
}

/**
 * What the log can't tell, but the vault: that somebody else wrote in its store.
 *
 * @param explained parts in which it was found already what they wrote
 */
function changedParts(
  { changed }: StoredVersion,
  where: string,
  explained: Partial<Record<StoredVersion["changed"][number], boolean>> = {},
): Finding[] {
  return changed
    .filter((part) => !explained[part])
    .map((part) =>
      part === "keys"
        ? findingOf("S03", where, "key shares as the vault stored them", "changed")
        : findingOf("S05", where, "a row as the vault wrote it", "changed"),
    );
}

function compareBytes(
  record: LedgerRecord,
  version: RecordVersion,
  row: StoredVersion,
  where: string,
): Finding[] {
  const expected = `envelope ${version.commitment}`;
  if (row.envelopeHash === version.commitment) {
    if (row.commitment === version.commitment) return [];
    return [findingOf("S01", where, expected, `filed under ${row.commitment}`)];
  }
  const older = record.versions.find(
    (one) => one.version < version.version && one.commitment === row.envelopeHash,
  );
  const found = older ? `version ${older.version}'s envelope` : `envelope ${row.envelopeHash}`;
  return [findingOf(older ? "S06" : "S01", where, expected, found)];
}

/** Perhaps nobody's fault, perhaps a node that says that the store was asked too early. */
function unsettled({ where, found }: Finding): Finding {
  return findingOf("U01", where, "the store as it is since this entry", found);
}

function unknownVersion(record: LedgerRecord, row: StoredVersion): Finding {
  const where = `record ${record.recordId} version ${row.version}`;
  return findingOf("S05", where, "no such version", `envelope ${row.envelopeHash}`);
}

/**
 * An envelope that belongs to no record. One that waits for its transaction is nothing to worry about: a client that crashed
 * in between leaves it.
 */
function stray(row: StoredVersion): Finding {
  const isWaiting = row.state === "pending" && row.recordId === 0 && row.changed.length === 0;
  const severity = isWaiting ? "info" : "mismatch";
  return findingOf("S07", `chart ${row.patient}`, "none", `envelope ${row.commitment}`, severity);
}
