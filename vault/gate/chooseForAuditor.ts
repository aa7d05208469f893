import type { Entry } from "../../core/log/Entry.ts";
import type { Address, Hash } from "../../core/log/Hex.ts";
import type { LedgerRecord } from "../../core/replay/LedgerState.ts";
import { commitmentOf } from "../envelope/commitmentOf.ts";
import { openGateShareAtRest } from "../envelope/gateShare.ts";
import type { StoredRow } from "../store/VaultStore.ts";
import type { Chosen } from "./chooseForReader.ts";
import { findDiscrepancy } from "./findDiscrepancy.ts";
import type { Gate } from "./Gate.ts";
import { refused } from "./refused.ts";

/**
 * An auditor with a report gets what is stored in the place of the version asked for, as it is, and the last version that
 * opens; and only where this vault finds for itself that the record does not tally.
 */
export async function chooseForAuditor(
  gate: Gate,
  record: LedgerRecord,
  entry: Entry,
): Promise<readonly Chosen[]> {
  if ((await findDiscrepancy(gate, record)) === null) throw refused("MA-VAULT-NO-DISCREPANCY");
  const rows = await gate.store.rows({ recordId: record.recordId });
  const stored = await storedAt(gate, rows, record, entry.version, entry.actor);
  const good = stored?.isGood === true ? null : await lastGood(gate, rows, record, entry.actor);
  const chosen = [stored?.chosen, good].filter((one) => one !== undefined && one !== null);
  if (chosen.length === 0) throw refused("MA-VAULT-VERSION-MISSING");
  return chosen;
}

async function lastGood(
  gate: Gate,
  rows: readonly StoredRow[],
  record: LedgerRecord,
  reader: Address,
): Promise<Chosen | null> {
  for (const { version } of [...record.versions].reverse()) {
    const stored = await storedAt(gate, rows, record, version, reader);
    if (stored?.isGood) return stored.chosen;
  }
  return null;
}

async function storedAt(
  gate: Gate,
  rows: readonly StoredRow[],
  record: LedgerRecord,
  version: number,
  reader: Address,
): Promise<{ readonly chosen: Chosen; readonly isGood: boolean } | null> {
  const commitment = record.versions.find((one) => one.version === version)?.commitment;
  const here = rows.filter((row) => row.version === version);
  const row = here.find((one) => one.commitment === commitment) ?? here[0];
  const envelope = row && (await gate.store.envelopeOf(row.row));
  if (!commitment || !row || !envelope) return null;
  const found = commitmentOf(envelope);
  const gateShare = await openedGateShare(gate, row, [commitment, row.commitment, found]);
  const shares = await gate.store.sharesOf(row.row);
  const readerShare = shares.find(({ recipient }) => recipient === reader)?.sealed ?? null;
  const isGood = found === commitment && gateShare !== null && readerShare !== null;
  return {
    chosen: { row: row.row, version, commitment, envelope, gateShare, readerShare },
    isGood,
  };
}

/** What was moved here from another place is bound to that place's commitment. */
async function openedGateShare(gate: Gate, row: StoredRow, bound: readonly Hash[]) {
  const sealed = await gate.store.gateShareOf(row.row);
  if (sealed === null) return null;
  for (const commitment of bound) {
    const share = openGateShareAtRest(sealed, commitment, gate.keys.restKey);
    if (share !== null) return share;
  }
  return null;
}
