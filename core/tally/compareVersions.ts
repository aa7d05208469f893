import type { LedgerRecord, LedgerState, RecordVersion } from "../replay/LedgerState.ts";
import type { Finding } from "./Finding.ts";
import { findingOf } from "./findingOf.ts";
import type { Inventory, StoredVersion } from "./Inventory.ts";

/** What the vault holds of a record against what the log says of it (S01, S04 to S09). */
export function compareVersions(
  record: LedgerRecord,
  state: LedgerState,
  inventory: Inventory,
): Finding[] {
  const findings: Finding[] = [];
  const rows = inventory.versions.filter((row) => row.recordId === record.recordId);
  for (const version of record.versions) {
    const row = rows.find((one) => one.version === version.version);
    findings.push(...compareVersion(record, version, row));
  }
  for (const row of rows) {
    const isKnown = record.versions.some((one) => one.version === row.version);
    if (!isKnown) {
      const where = `record ${record.recordId} version ${row.version}`;
      findings.push(findingOf("S05", where, "no such version", `envelope ${row.envelopeHash}`));
    }
  }
  findings.push(...strays(record, state, inventory));
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
    if (isGone) return [];
    const found = row.envelope === "present" ? "envelope present" : "gate share present";
    return [findingOf("S08", where, "destroyed", found)];
  }
  if (!row || row.envelope === "destroyed") {
    const found = row ? "destroyed" : "nothing";
    return [findingOf("S04", where, `envelope ${version.commitment}`, found)];
  }
  const findings: Finding[] = [];
  if (row.envelopeHash !== version.commitment) {
    const older = record.versions.find(
      (one) => one.version < version.version && one.commitment === row.envelopeHash,
    );
    const found = older ? `version ${older.version}'s envelope` : `envelope ${row.envelopeHash}`;
    findings.push(findingOf(older ? "S06" : "S01", where, `envelope ${version.commitment}`, found));
  }
  if (row.gateShare === "destroyed") {
    findings.push(findingOf("S09", where, "gate share present", "gate share destroyed"));
  }
  return findings;
}

/**
 * Envelopes filed in this chart that belong to no record. One that waits for its transaction is nothing to worry about: a
 * client that crashed in between leaves it.
 */
function strays(record: LedgerRecord, state: LedgerState, inventory: Inventory): Finding[] {
  return inventory.versions
    .filter((row) => row.patient === record.patient)
    .filter((row) => !state.records.has(row.recordId))
    .map((row) => {
      const severity = row.state === "pending" ? "info" : "mismatch";
      return findingOf(
        "S07",
        `chart ${row.patient}`,
        "none",
        `envelope ${row.commitment}`,
        severity,
      );
    });
}
