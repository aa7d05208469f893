import type { Entry, StreamId } from "../log/Entry.ts";
import type { Hash } from "../log/Hex.ts";
import type { LedgerId } from "../log/headOf.ts";
import { inChainOrder } from "../log/inChainOrder.ts";
import type { LedgerState, StreamHead } from "../replay/LedgerState.ts";
import type { ContractView } from "./ContractView.ts";
import { checkChain } from "./checkChain.ts";
import type { Finding } from "./Finding.ts";
import type { Inventory } from "./Inventory.ts";
import { judgeEntries } from "./judgeEntries.ts";
import { RecordTallier } from "./RecordTallier.ts";
import type { Proof, Tally } from "./Tally.ts";

/** Everything that a verdict rests on, gathered at one block. What could not be had is null, and makes it indeterminate. */
export interface Evidence {
  readonly ledger: LedgerId;
  readonly block: number;
  readonly blockHash: Hash;
  /** Of all streams up to the block, in the chain's order; null where the log could not be read. */
  readonly entries: readonly Entry[] | null;
  readonly contract: (recordId: number) => ContractView | null;
  readonly inventory: Inventory | null;
  /** What the storage proofs of these streams came to; findings of L04 to L08 are found where the proofs are. */
  readonly proof: (recordId: number) => {
    readonly proof: Proof;
    readonly findings: readonly Finding[];
    /** What was proved; where absent, the node's word is all there is. */
    readonly heads?: ReadonlyMap<StreamId, StreamHead>;
  };
  /** What the entries' blocks, receipts and signers came to (L05, L06, L08), their reading (L02) and checkpoints (L07). */
  readonly streamFindings?: ReadonlyMap<StreamId, readonly Finding[]>;
  /** The newest block when the vault was asked; what came later it may not know of yet. The pinned one where absent. */
  readonly storeBlock?: number;
  /** S02 and S03, by record, from whoever may read; R01 from the vault's receipts. */
  readonly contentFindings?: ReadonlyMap<number, readonly Finding[]>;
  /** The records that the contract counts, where it was asked. */
  readonly contractRecords?: readonly number[];
  /** Why something is missing, in words for U01. */
  readonly faults: readonly string[];
}

/**
 * The verdict on each record. Pure: the same evidence gives the same verdicts, findings in the same order.
 *
 * @param recordIds those that the log doesn't know get a verdict too; "all" gives one on record 0 where not even the
 * records could be listed
 */
export function tallyRecords(evidence: Evidence, recordIds: readonly number[] | "all"): Tally[] {
  const { ids, tally } = prepareTally(evidence, recordIds);
  return ids.map(tally);
}

/** As `tallyRecords`, record by record: a long one can be shown and stopped in between. */
export function prepareTally(
  evidence: Evidence,
  recordIds: readonly number[] | "all",
): { readonly ids: readonly number[]; readonly tally: (recordId: number) => Tally } {
  const entries = evidence.entries ?? [];
  const chain = checkChain(entries, evidence.ledger);
  const judged = judgeEntries(inChainOrder(entries));
  const tallier = new RecordTallier(evidence, chain, judged);
  const ids = idsOf(evidence, recordIds, judged.state);
  return { ids, tally: (recordId) => tallier.tally(recordId) };
}

function idsOf(
  evidence: Evidence,
  recordIds: readonly number[] | "all",
  state: LedgerState,
): readonly number[] {
  if (recordIds !== "all") return recordIds;
  const ids = new Set([...state.records.keys(), ...(evidence.contractRecords ?? [])]);
  if (ids.size > 0) return [...ids].sort((a, b) => a - b);
  const isKnownEmpty = evidence.entries !== null && evidence.faults.length === 0;
  return isKnownEmpty && (evidence.streamFindings?.size ?? 0) === 0 && evidence.contractRecords
    ? []
    : [0];
}
