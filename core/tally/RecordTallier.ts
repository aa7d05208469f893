import type { Entry, StreamId } from "../log/Entry.ts";
import { zeroHash } from "../log/Hex.ts";
import type { LedgerRecord } from "../replay/LedgerState.ts";
import type { ContractView } from "./ContractView.ts";
import type { ChainCheck } from "./checkChain.ts";
import { compareContract, compareParticipants } from "./compareContract.ts";
import { compareHeads } from "./compareHeads.ts";
import { compareReleases } from "./compareReleases.ts";
import { compareVersions } from "./compareVersions.ts";
import type { Finding } from "./Finding.ts";
import { findingOf } from "./findingOf.ts";
import type { Judgement } from "./judgeEntries.ts";
import { StoreIndex } from "./StoreIndex.ts";
import type { Proof, Tally } from "./Tally.ts";
import type { Evidence } from "./tallyRecords.ts";
import { verdictOf } from "./verdictOf.ts";
import { withoutConsequences } from "./withoutConsequences.ts";

/** Weighs one record after the other against the same evidence; what they share is worked out once. */
export class RecordTallier {
  readonly #evidence: Evidence;
  readonly #chain: ChainCheck;
  readonly #judged: Judgement;
  readonly #byRecord: ReadonlyMap<number, readonly Entry[]>;
  readonly #store: StoreIndex | null;
  readonly #participants = new Map<ContractView["participants"], readonly Finding[]>();

  constructor(evidence: Evidence, chain: ChainCheck, judged: Judgement) {
    this.#evidence = evidence;
    this.#chain = chain;
    this.#judged = judged;
    this.#byRecord = Map.groupBy(evidence.entries ?? [], ({ recordId }) => recordId);
    const { inventory, contractRecords = [] } = evidence;
    this.#store = inventory && new StoreIndex(inventory, judged.state, contractRecords);
  }

  tally(recordId: number): Tally {
    const { block, blockHash, contract, contentFindings } = this.#evidence;
    const record = this.#judged.state.records.get(recordId);
    const streams: StreamId[] = [`record:${recordId}`, "registry"];
    if (record) streams.splice(1, 0, `chart:${record.patient}`);
    const view = contract(recordId);
    const { proof, findings: proofFindings, heads } = this.#evidence.proof(recordId);
    const stored = (stream: StreamId) => (heads ?? (view && saidBy(view, recordId)))?.get(stream);
    const isRead = this.#evidence.entries !== null;
    const ends = compareHeads(isRead ? streams : [], this.#chain.heads, stored);
    const found = [
      ...streams.flatMap((stream) => this.#ofStream(stream)),
      ...proofFindings,
      ...ends.findings,
      ...(record ? this.#ofRecord(record, view) : []),
    ];
    const findings = withoutConsequences(found, recordId, ends.short);
    for (const finding of contentFindings?.get(recordId) ?? []) {
      const isKnown = findings.some(({ code, where }) => isSame(finding, code, where));
      if (!isKnown) findings.push(finding);
    }
    if (!record && isRead && findings.length === 0) findings.push(this.#unknown(recordId));
    findings.push(...missing(this.#evidence, recordId, view, proof, proofFindings));
    const head = this.#chain.heads.get(`record:${recordId}`) ?? { seq: 0, head: zeroHash };
    return {
      record: recordId,
      verdict: verdictOf(findings),
      block,
      blockHash,
      ...head,
      proof,
      findings: findings.sort(byCode),
    };
  }

  #ofStream(stream: StreamId): Finding[] {
    return [
      ...(this.#chain.findings.get(stream) ?? []),
      ...(this.#judged.findings.get(stream) ?? []),
      ...(this.#evidence.streamFindings?.get(stream) ?? []),
    ];
  }

  #ofRecord(record: LedgerRecord, view: ContractView | null): Finding[] {
    const findings: Finding[] = [];
    const { state } = this.#judged;
    if (view) findings.push(...compareContract(record, state, view, this.#ofParticipants(view)));
    if (this.#store) {
      const entries = this.#byRecord.get(record.recordId) ?? [];
      const { storeBlock = Number.POSITIVE_INFINITY } = this.#evidence;
      const tooNew = entries.filter(({ block }) => block > storeBlock).map(({ seq }) => seq);
      findings.push(...compareVersions(record, this.#store, new Set(tooNew)));
      const releases = this.#store.releasesOf(record.recordId, entries);
      findings.push(...compareReleases(entries, releases));
    }
    return findings;
  }

  #ofParticipants(view: ContractView): readonly Finding[] {
    let findings = this.#participants.get(view.participants);
    if (!findings) {
      findings = compareParticipants(this.#judged.state, view);
      this.#participants.set(view.participants, findings);
    }
    return findings;
  }

  /** Nobody knows the record but, perhaps, the vault. */
  #unknown(recordId: number): Finding {
    const where = `record ${recordId}`;
    const [row] = this.#store?.versionsOf(recordId) ?? [];
    if (row && recordId > 0) return findingOf("S07", where, "none", `envelope ${row.commitment}`);
    return findingOf("U01", where, "a record", "neither the log nor the contract knows it");
  }
}

function saidBy(view: ContractView, recordId: number) {
  return new Map<StreamId, ContractView["record"]>([
    [`record:${recordId}`, view.record],
    [`chart:${view.patient}`, view.chart],
    ["registry", view.registry],
  ]);
}

function isSame(one: Finding, code: Finding["code"], where: string): boolean {
  return one.code === code && one.where === where;
}

function byCode(a: Finding, b: Finding): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}

function missing(
  evidence: Evidence,
  recordId: number,
  view: ContractView | null,
  proof: Proof,
  proofFindings: readonly Finding[],
): Finding[] {
  const where = `record ${recordId}`;
  const what = [
    evidence.entries === null && "the log",
    view === null && "the contract's storage",
    evidence.inventory === null && "the vault's inventory",
    // A proof that is none is a finding of its own.
    proof === "unavailable" && proofFindings.length === 0 && "a storage proof",
  ].filter((one) => one !== false);
  if (what.length === 0 && evidence.faults.length === 0) return [];
  const found = evidence.faults.length > 0 ? evidence.faults.join("; ") : "not available";
  return [findingOf("U01", where, what.join(", ") || "everything checked", found)];
}
