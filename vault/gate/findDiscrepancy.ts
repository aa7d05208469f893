import { type Hash, zeroHash } from "../../core/log/Hex.ts";
import { headOf } from "../../core/log/headOf.ts";
import type { LedgerRecord } from "../../core/replay/LedgerState.ts";
import type { FindingCode } from "../../core/tally/Finding.ts";
import { commitmentOf } from "../envelope/commitmentOf.ts";
import { openGateShareAtRest } from "../envelope/gateShare.ts";
import type { StoredRow } from "../store/VaultStore.ts";
import type { Gate } from "./Gate.ts";

/**
 * The vault's own recomputation of a record, as far as it goes without reading the content: its log, the contract's
 * storage, and what is stored.
 *
 * @returns the first discrepancy; null where the record tallies
 */
export async function findDiscrepancy(
  gate: Gate,
  record: LedgerRecord,
): Promise<FindingCode | null> {
  return (await findInLog(gate, record)) ?? (await findInStore(gate, record));
}

async function findInLog(gate: Gate, record: LedgerRecord): Promise<FindingCode | null> {
  const { time } = await gate.follower.catchUp();
  const now = await gate.ledger.recordNow(record.recordId);
  const all = await gate.ledger.entries(gate.ledger.deployBlock, time.block);
  let head: Hash = zeroHash;
  let seq = 0;
  for (const entry of all) {
    if (entry.recordId !== record.recordId) continue;
    seq += 1;
    if (entry.seq !== seq) return "L01";
    head = headOf(entry, head, gate.ledger);
    if (entry.head !== head) return "L02";
  }
  if (now.seq < seq || (now.seq === seq && now.head !== head)) return "L03";
  const last = record.versions.at(-1);
  const isAsReplayed =
    now.version === record.version &&
    now.status === record.status &&
    now.patient === record.patient &&
    now.commitment === last?.commitment;
  return now.seq === seq && !isAsReplayed ? "A03" : null;
}

async function findInStore(gate: Gate, record: LedgerRecord): Promise<FindingCode | null> {
  const rows = await gate.store.rows(record.recordId);
  for (const { version, commitment } of record.versions) {
    const here = rows.filter((row) => row.version === version);
    const [row] = here;
    if (row === undefined) return "S04";
    if (here.length > 1) return "S05";
    const code = await findInVersion(gate, row, record, commitment);
    if (code !== null) return code;
  }
  return rows.length > record.versions.length ? "S05" : null;
}

async function findInVersion(
  gate: Gate,
  row: StoredRow,
  record: LedgerRecord,
  commitment: Hash,
): Promise<FindingCode | null> {
  const envelope = await gate.store.envelopeOf(row.row);
  const sealed = await gate.store.gateShareOf(row.row);
  if (envelope === null || sealed === null) return "S09";
  if (commitmentOf(envelope) !== commitment) {
    const isOlder = record.versions.some((one) => one.commitment === commitmentOf(envelope));
    return isOlder ? "S06" : "S01";
  }
  if (row.commitment !== commitment || row.patient !== record.patient) return "S01";
  return openGateShareAtRest(sealed, commitment, gate.keys.restKey) === null ? "S03" : null;
}
