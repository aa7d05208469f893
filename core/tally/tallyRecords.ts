import type { Entry, StreamId } from "../log/Entry.ts";
import { type Hash, zeroHash } from "../log/Hex.ts";
import type { LedgerId } from "../log/headOf.ts";
import type { ContractView } from "./ContractView.ts";
import { checkChain } from "./checkChain.ts";
import { compareContract } from "./compareContract.ts";
import { compareReleases } from "./compareReleases.ts";
import { compareVersions } from "./compareVersions.ts";
import type { Finding } from "./Finding.ts";
import { findingOf } from "./findingOf.ts";
import type { Inventory } from "./Inventory.ts";
import { judgeEntries } from "./judgeEntries.ts";
import type { Proof, Tally, Verdict } from "./Tally.ts";

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
  };
  /** What the entries' blocks, receipts and signers came to (L05, L06, L08). */
  readonly streamFindings?: ReadonlyMap<StreamId, readonly Finding[]>;
  /** S02 and S03, by record, from whoever may read. */
  readonly contentFindings?: ReadonlyMap<number, readonly Finding[]>;
  /** Why something is missing, in words for U01. */
  readonly faults: readonly string[];
}

/**
 * The verdict on each record. Pure: the same evidence gives the same verdicts, findings in the same order.
 *
 * @param recordIds those that the log doesn't know get a verdict too
 */
export function tallyRecords(evidence: Evidence, recordIds: readonly number[] | "all"): Tally[] {
  const entries = evidence.entries ?? [];
  const chain = checkChain(entries, evidence.ledger);
  const judged = judgeEntries(entries);
  const byRecord = groupByRecord(entries);
  const ids =
    recordIds === "all" ? [...judged.state.records.keys()].sort((a, b) => a - b) : recordIds;
  return ids.map((recordId) => {
    const record = judged.state.records.get(recordId);
    const findings: Finding[] = [];
    const streams: StreamId[] = [`record:${recordId}`, "registry"];
    if (record) streams.splice(1, 0, `chart:${record.patient}`);
    for (const stream of streams) {
      findings.push(...(chain.findings.get(stream) ?? []), ...(judged.findings.get(stream) ?? []));
      findings.push(...(evidence.streamFindings?.get(stream) ?? []));
    }
    const view = evidence.contract(recordId);
    const { proof, findings: proofFindings } = evidence.proof(recordId);
    findings.push(...proofFindings);
    if (record) {
      if (view) findings.push(...compareContract(record, judged.state, chain.heads, view));
      if (evidence.inventory) {
        const { releases } = evidence.inventory;
        const own = releases.filter((release) => release.recordId === recordId);
        findings.push(...compareVersions(record, judged.state, evidence.inventory));
        findings.push(...compareReleases(byRecord.get(recordId) ?? [], own));
      }
    } else {
      findings.push(...unknownRecord(recordId, view));
    }
    findings.push(...(evidence.contentFindings?.get(recordId) ?? []));
    findings.push(...missing(evidence, recordId, view, proof));
    const head = chain.heads.get(`record:${recordId}`) ?? { seq: 0, head: zeroHash };
    return {
      record: recordId,
      verdict: verdictOf(findings),
      block: evidence.block,
      blockHash: evidence.blockHash,
      ...head,
      proof,
      findings: findings.sort(byCode),
    };
  });
}

/** A proven mismatch is one, whatever else could not be checked. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some((finding) => finding.severity === "mismatch")) return "does-not-tally";
  if (findings.some((finding) => finding.severity === "indeterminate")) return "indeterminate";
  return "tallies";
}

function byCode(a: Finding, b: Finding): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}

/** A record that the contract knows and the log doesn't: its entries are withheld. */
function unknownRecord(recordId: number, view: ContractView | null): Finding[] {
  if (!view || view.record.seq === 0) return [];
  const stored = `#${view.record.seq} ${view.record.head}`;
  return [findingOf("L03", `record:${recordId}`, stored, "no entry")];
}

function missing(
  evidence: Evidence,
  recordId: number,
  view: ContractView | null,
  proof: Proof,
): Finding[] {
  const where = `record ${recordId}`;
  const what = [
    evidence.entries === null && "the log",
    view === null && "the contract's storage",
    evidence.inventory === null && "the vault's inventory",
    proof === "unavailable" && "a storage proof",
  ].filter((one) => one !== false);
  if (what.length === 0 && evidence.faults.length === 0) return [];
  const found = evidence.faults.length > 0 ? evidence.faults.join("; ") : "not available";
  return [findingOf("U01", where, what.join(", ") || "everything checked", found)];
}

function groupByRecord(entries: readonly Entry[]): Map<number, Entry[]> {
  const groups = new Map<number, Entry[]>();
  for (const entry of entries) {
    if (entry.recordId === 0) continue;
    const group = groups.get(entry.recordId);
    if (group) group.push(entry);
    else groups.set(entry.recordId, [entry]);
  }
  return groups;
}
