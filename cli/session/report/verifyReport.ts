import * as z from "zod";
import { checkpointSchema } from "../../../chain/checkpoint/checkpointFile.ts";
import { InputError } from "../../../core/errors/InputError.ts";
import type { Address } from "../../../core/log/Hex.ts";
import type { AuditReport } from "../../../core/report/AuditReport.ts";
import type { Finding } from "../../../core/tally/Finding.ts";
import type { Tally } from "../../../core/tally/Tally.ts";
import { inventorySchema } from "../../../vault/client/inventorySchema.ts";
import { type ReportRefusal, refusedReport } from "./refusedReport.ts";
import { tallyReport } from "./reportEvidence.ts";
import { signerOfReport } from "./signReport.ts";

const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
const count = z.int().min(0);
const answers = z.array(
  z.strictObject({ method: z.string(), params: z.array(z.unknown()), result: z.unknown() }),
);
const finding = z.strictObject({
  code: z.string().regex(/^[LASRU]0[1-9]$/),
  severity: z.enum(["mismatch", "indeterminate", "info"]),
  title: z.string(),
  where: z.string(),
  expected: z.string(),
  found: z.string(),
  next: z.string(),
});
const version = inventorySchema.shape.versions.element.omit({ row: true }).strict();

const reportSchema = z.strictObject({
  form: z.literal("medaudit-report/1"),
  sessionId: hash,
  chainId: count,
  contract: address,
  deployBlock: count,
  records: z.array(count),
  deep: z.boolean(),
  tallies: z.array(
    z.strictObject({
      record: count,
      verdict: z.enum(["tallies", "does-not-tally", "indeterminate"]),
      block: count,
      blockHash: hash,
      seq: count,
      head: hash,
      proof: z.enum(["anchored", "self-consistent", "unavailable"]),
      findings: z.array(finding),
    }),
  ),
  node: answers,
  witness: answers.nullable(),
  inventory: z
    .strictObject({
      versions: z.array(version),
      releases: inventorySchema.shape.releases,
    })
    .nullable(),
  checkpoints: z.array(checkpointSchema),
  contentFindings: z.array(z.strictObject({ record: count, findings: z.array(finding) })),
  faults: z.array(z.string()),
  auditor: address.nullable(),
  signature: z
    .string()
    .regex(/^0x[0-9a-f]{130}$/)
    .nullable(),
});

export interface VerifiedReport {
  readonly report: AuditReport;
  /** null for a report that nobody answers for. */
  readonly signer: Address | null;
}

/** @throws InputError (`MA-REPORT-FORM`) where it isn't a report */
export function readReport(value: unknown): AuditReport {
  const parsed = reportSchema.safeParse(value);
  if (parsed.success) return value as AuditReport;
  const [issue] = parsed.error.issues;
  throw new InputError({
    code: "MA-REPORT-FORM",
    happened: `the file is no audit report: ${issue?.path.join(".") || "it"} ${issue?.message ?? ""}`,
    todo: "give a file that medaudit tally --save wrote",
  });
}

/**
 * Comes to a report's verdicts again from its own evidence.
 *
 * @throws RefusedError `MA-REPORT-SIGNATURE`, `-RECORDS`, `-BLOCK`, `-PROOF`, `-LOG`, `-RECEIPTS`, `-CHECKPOINT`,
 * `-INCOMPLETE`, `-VERDICT`
 */
export async function verifyReport(value: unknown): Promise<VerifiedReport> {
  const report = readReport(value);
  const signer = signerOfReport(report);
  if (signer === null && (report.auditor !== null || report.signature !== null)) {
    throw refusedReport("MA-REPORT-SIGNATURE");
  }
  const stated = report.tallies.map(({ record }) => record);
  if (stated.join() !== report.records.join() || stated.length === 0) {
    throw refusedReport("MA-REPORT-RECORDS");
  }
  const found = await tallyReport(report);
  for (const [place, tally] of report.tallies.entries()) {
    compare(tally, found[place] as Tally);
  }
  return { report, signer };
}

function compare(stated: Tally, found: Tally): void {
  if (stated.block !== found.block || stated.blockHash !== found.blockHash) {
    const why = found.findings.find(({ code }) => code === "L04" || code === "U01")?.found;
    throw refusedReport("MA-REPORT-BLOCK", why);
  }
  const said = new Set(stated.findings.map(keyOf));
  const extra = found.findings.find((one) => !said.has(keyOf(one)));
  if (extra)
    throw refusedReport(reasonOf(extra), `${extra.where}: ${extra.title} (${extra.found})`);
  const isSame = JSON.stringify(sorted(stated)) === JSON.stringify(sorted(found));
  if (!isSame) {
    throw refusedReport("MA-REPORT-VERDICT", `record ${stated.record} ${found.verdict}`);
  }
}

function keyOf({ code, where, found }: Finding): string {
  return `${code} ${where} ${found}`;
}

function sorted(tally: Tally) {
  const { record, verdict, seq, head, proof, findings } = tally;
  const { length } = findings;
  return [
    record,
    verdict,
    seq,
    head,
    proof,
    length,
    findings.map((one) => Object.entries(one).sort()),
  ];
}

function reasonOf({ code }: Finding): ReportRefusal {
  if (code === "L04") return "MA-REPORT-PROOF";
  if (code === "L05" || code === "L06" || code === "L08") return "MA-REPORT-RECEIPTS";
  if (code === "L07") return "MA-REPORT-CHECKPOINT";
  if (code.startsWith("L")) return "MA-REPORT-LOG";
  return code === "U01" ? "MA-REPORT-INCOMPLETE" : "MA-REPORT-VERDICT";
}
