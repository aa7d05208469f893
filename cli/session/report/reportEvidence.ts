import { checkpointSchema } from "../../../chain/checkpoint/checkpointFile.ts";
import { Rpc } from "../../../chain/Rpc.ts";
import { UnavailableError } from "../../../core/errors/UnavailableError.ts";
import type { AuditReport } from "../../../core/report/AuditReport.ts";
import type { Tally } from "../../../core/tally/Tally.ts";
import { type Evidence, tallyRecords } from "../../../core/tally/tallyRecords.ts";
import { gatherEvidence } from "../gatherEvidence.ts";
import { Transcript } from "./Transcript.ts";

/** The evidence of a report, read as if its answers came from a node: every proof is checked anew. */
export function reportEvidence(report: AuditReport, node: Transcript): Promise<Evidence> {
  const { chainId, contract, deployBlock, records, deep, inventory } = report;
  const rpcOf = (answers: Transcript) => new Rpc({ url: "report:", fetch: answers.replaying() });
  return gatherEvidence(
    {
      chain: { rpc: rpcOf(node), chainId, contract, deployBlock },
      inventory: () => (inventory ? Promise.resolve(inventory) : Promise.reject(notThere())),
      checkpoints: report.checkpoints.map((one) => checkpointSchema.parse(one)),
      witness: report.witness ? rpcOf(new Transcript(report.witness)) : undefined,
    },
    records,
    { deep },
  );
}

/**
 * The verdicts that follow from a report's evidence.
 *
 * @param node the report's answers, which then knows which of them were needed
 */
export async function tallyReport(
  report: AuditReport,
  node = new Transcript(report.node),
): Promise<readonly Tally[]> {
  const evidence = await reportEvidence(report, node);
  const contentFindings = new Map(
    report.contentFindings.map(({ record, findings }) => [record, findings] as const),
  );
  return tallyRecords({ ...evidence, contentFindings }, report.records);
}

function notThere(): UnavailableError {
  return new UnavailableError({
    code: "MA-VAULT-AWAY",
    happened: "the vault doesn't answer",
    todo: "check that the session runs: medaudit up",
  });
}
