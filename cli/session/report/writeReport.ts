import type { Chain } from "../../../chain/Chain.ts";
import type { Checkpoint } from "../../../chain/checkpoint/Checkpoint.ts";
import type { Hash } from "../../../core/log/Hex.ts";
import type { AuditReport, NodeAnswer } from "../../../core/report/AuditReport.ts";
import type { Finding } from "../../../core/tally/Finding.ts";
import type { Inventory } from "../../../core/tally/Inventory.ts";
import type { Evidence } from "../../../core/tally/tallyRecords.ts";
import type { PersonaKeys } from "../../../vault/client/KeyRing.ts";
import { narrowLogs } from "./narrowLogs.ts";
import { answersOf, tallyReport } from "./reportEvidence.ts";
import { reportedStreams } from "./reportedStreams.ts";
import { signReport } from "./signReport.ts";

export interface ReportFacts {
  readonly chain: Chain;
  readonly sessionId: Hash;
  readonly records: readonly number[];
  readonly deep: boolean;
  readonly evidence: Evidence;
  readonly node: readonly NodeAnswer[];
  readonly witness: readonly NodeAnswer[] | null;
  readonly checkpoints: readonly Checkpoint[];
  readonly contentFindings: ReadonlyMap<number, readonly Finding[]>;
  /** What is wrong with the checkpoints that were left out. */
  readonly faults: readonly string[];
  readonly auditor: PersonaKeys | null;
}

/** The report of a tally, with nothing in it about other charts, signed where somebody answers for it. */
export async function writeReport(facts: ReportFacts): Promise<AuditReport> {
  const { chain, sessionId, records, deep, evidence, auditor } = facts;
  const streams = reportedStreams(records, evidence.entries);
  const unsigned: AuditReport = {
    form: "medaudit-report/2",
    sessionId,
    chainId: chain.chainId,
    contract: chain.contract,
    deployBlock: chain.deployBlock,
    records,
    deep,
    tallies: [],
    node: narrowLogs(facts.node, streams),
    witness: facts.witness,
    inventory: evidence.inventory && narrowInventory(evidence.inventory, facts),
    checkpoints: facts.checkpoints
      .map((one) => ({ ...one, streams: one.streams.filter(({ stream }) => streams.has(stream)) }))
      .filter(({ streams: left }) => left.length > 0)
      // What is left of a signed one is not what was signed.
      .map((one) => ({ ...one, auditor: null, signature: null })),
    contentFindings: records.flatMap((record) => {
      const findings = facts.contentFindings.get(record);
      return findings ? [{ record, findings }] : [];
    }),
    faults: facts.faults,
    auditor: null,
    signature: null,
  };
  const answers = answersOf(unsigned);
  const tallies = await tallyReport(unsigned, answers);
  // What the verdicts don't need is about somebody else.
  const witness = answers.witness?.used ?? null;
  const report = { ...unsigned, tallies, node: answers.node.used, witness };
  return auditor ? signReport(report, auditor) : report;
}

/** Of the report's records, and what belongs to no record at all. */
function narrowInventory({ versions, releases }: Inventory, facts: ReportFacts): Inventory {
  const known = new Set(facts.evidence.entries?.map(({ recordId }) => recordId));
  const own = new Set(facts.records);
  const isWanted = ({ recordId }: { readonly recordId: number }) =>
    own.has(recordId) || !known.has(recordId) || recordId === 0;
  return { versions: versions.filter(isWanted), releases: releases.filter(isWanted) };
}
