import type { LedgerRecord } from "../../core/replay/LedgerState.ts";
import type { Finding, FindingCode } from "../../core/tally/Finding.ts";
import { tallyRecords } from "../../core/tally/tallyRecords.ts";
import { openGateShareAtRest } from "../envelope/gateShare.ts";
import type { Gate } from "./Gate.ts";
import { inventoryOf } from "./inventoryOf.ts";

/**
 * The vault's own tally of a record: the log, the contract's storage and what is stored, as an auditor's own, but for the
 * proofs, which are for those who don't run the node; and that each stored gate share still opens, which only the vault
 * can tell. What only a reader can see (S02) it can't find.
 *
 * @returns the first proven mismatch; null where there is none
 */
export async function findDiscrepancy(
  gate: Gate,
  record: LedgerRecord,
): Promise<FindingCode | null> {
  const { recordId } = record;
  const { state, time } = await gate.follower.catchUp();
  const { ledger, store } = gate;
  const [entries, view, inventory] = await Promise.all([
    ledger.entries(ledger.deployBlock, time.block),
    ledger.contractView(record, state, time.block),
    inventoryOf(store),
  ]);
  const evidence = {
    ledger,
    block: time.block,
    blockHash: time.blockHash,
    entries,
    contract: () => view,
    inventory,
    proof: () => ({ proof: "self-consistent" as const, findings: [] }),
    faults: [],
  };
  const findings = tallyRecords(evidence, [recordId]).flatMap((tally) => tally.findings);
  const isMismatch = ({ severity }: Finding) => severity === "mismatch";
  return findings.find(isMismatch)?.code ?? (await findLostShare(gate, record));
}

async function findLostShare(gate: Gate, record: LedgerRecord): Promise<FindingCode | null> {
  for (const row of await gate.store.rows({ recordId: record.recordId })) {
    const sealed = await gate.store.gateShareOf(row.row);
    const share = sealed && openGateShareAtRest(sealed, row.commitment, gate.keys.restKey);
    if (share === null) return "S03";
    share.fill(0);
  }
  return null;
}
