import type { Checkpoint } from "../../../chain/checkpoint/Checkpoint.ts";
import { InputError } from "../../../core/errors/InputError.ts";
import type { Hash } from "../../../core/log/Hex.ts";
import type { LedgerId } from "../../../core/log/headOf.ts";
import { checkpointFrom } from "../checkpointFrom.ts";
import { readReport, verifyReport } from "./verifyReport.ts";

/**
 * What a saved report proved of where the streams ended, for a later audit to extend.
 *
 * @throws RefusedError where the report isn't borne out by its evidence; InputError (`MA-REPORT-OTHER`, `-NO-CHECKPOINT`)
 */
export async function checkpointOf(
  value: unknown,
  ledger: LedgerId,
  sessionId: Hash,
): Promise<Checkpoint> {
  const report = readReport(value);
  const isOfThis =
    report.sessionId === sessionId &&
    report.chainId === ledger.chainId &&
    report.contract === ledger.contract;
  if (!isOfThis) {
    throw new InputError({
      code: "MA-REPORT-OTHER",
      happened: `the report is about another ledger: contract ${report.contract}`,
      todo: "choose its session with --session; if this should be that one, it was replaced",
    });
  }
  const { evidence } = await verifyReport(value);
  const checkpoint = checkpointFrom(evidence, report.tallies);
  if (checkpoint) return checkpoint;
  throw new InputError({
    code: "MA-REPORT-NO-CHECKPOINT",
    happened: "the report proves of no record where its log ended",
    todo: "give the report of a tally whose log and proof were sound",
  });
}
