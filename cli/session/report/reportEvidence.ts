import { checkpointSchema } from "../../../chain/checkpoint/checkpointFile.ts";
import { Rpc } from "../../../chain/Rpc.ts";
import { UnavailableError } from "../../../core/errors/UnavailableError.ts";
import type { AuditReport } from "../../../core/report/AuditReport.ts";
import type { Tally } from "../../../core/tally/Tally.ts";
import { type Evidence, tallyRecords } from "../../../core/tally/tallyRecords.ts";
import { gatherEvidence } from "../gatherEvidence.ts";
import { Transcript } from "./Transcript.ts";

/** A report's answers, which know which of them were asked for. */
export interface ReportAnswers {
  readonly node: Transcript;
  /** null where no second node was asked. */
  readonly witness: Transcript | null;
}

export function answersOf({ node, witness }: AuditReport): ReportAnswers {
  return { node: new Transcript(node), witness: witness && new Transcript(witness) };
}

/** The evidence of a report, read as if its answers came from a node: every proof is checked anew. */
export async function reportEvidence(
  report: AuditReport,
  answers = answersOf(report),
): Promise<Evidence> {
  const { chainId, contract, deployBlock, records, deep, inventory } = report;
  const rpcOf = (transcript: Transcript) =>
    new Rpc({ url: "report:", fetch: transcript.replaying() });
  const evidence = await gatherEvidence(
    {
      chain: { rpc: rpcOf(answers.node), chainId, contract, deployBlock },
      inventory: () => (inventory ? Promise.resolve(inventory) : Promise.reject(notThere())),
      checkpoints: report.checkpoints.map((one) => checkpointSchema.parse(one)),
      witness: answers.witness ? rpcOf(answers.witness) : undefined,
    },
    records,
    { deep },
  );
  const contentFindings = new Map(
    report.contentFindings.map(({ record, findings }) => [record, findings] as const),
  );
  return { ...evidence, contentFindings, faults: [...evidence.faults, ...report.faults] };
}

/** The verdicts that follow from a report's evidence. */
export async function tallyReport(
  report: AuditReport,
  answers = answersOf(report),
): Promise<readonly Tally[]> {
  return tallyRecords(await reportEvidence(report, answers), report.records);
}

function notThere(): UnavailableError {
  return new UnavailableError({
    code: "MA-VAULT-AWAY",
    happened: "the vault doesn't answer",
    todo: "check that the session runs: medaudit up",
  });
}
