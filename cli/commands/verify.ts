import { RefusedError } from "../../core/errors/RefusedError.ts";
import { writeJson, writeOut } from "../output/writeOut.ts";
import { readReportFile } from "../session/report/readReportFile.ts";
import { verifyReport } from "../session/report/verifyReport.ts";
import { tallyLines } from "./tally.ts";

export interface VerifyOptions {
  readonly json?: boolean;
  readonly signer?: string;
}

/**
 * Checks a saved audit report without node or vault.
 *
 * @returns 0 where its evidence bears it out, whatever its verdicts
 */
export async function verify(path: string, options: VerifyOptions): Promise<number> {
  const { report, signer } = await verifyReport(await readReportFile(path));
  if (options.signer !== undefined && options.signer.toLowerCase() !== signer?.toLowerCase()) {
    throw new RefusedError({
      code: "MA-REPORT-SIGNER",
      happened: `the report is signed by ${signer ?? "nobody"}`,
      todo: "ask the auditor whom you trust for their own report",
    });
  }
  const { tallies, chainId, contract, deep } = report;
  if (options.json) {
    // Which session it is stands in nothing but the signature.
    const sessionId = signer && report.sessionId;
    await writeJson({
      verified: true,
      signer,
      sessionId,
      chainId,
      contract,
      deep,
      records: tallies,
    });
    return 0;
  }
  const [first] = tallies;
  await writeOut(
    `the report is borne out by its evidence; signed by ${signer ?? "nobody, who may have made it all up"}\n` +
      `contract ${contract} on chain ${chainId}, block ${first?.block} ${first?.blockHash}\n` +
      tallies.map(tallyLines).join(""),
  );
  return 0;
}
