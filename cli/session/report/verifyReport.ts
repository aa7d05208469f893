import * as z from "zod";
import { addressOf } from "../../../chain/addressOf.ts";
import { checkpointSchema } from "../../../chain/checkpoint/checkpointFile.ts";
import { InputError } from "../../../core/errors/InputError.ts";
import type { Address } from "../../../core/log/Hex.ts";
import { inChainOrder } from "../../../core/log/inChainOrder.ts";
import type { Role } from "../../../core/log/Role.ts";
import { applyEntries } from "../../../core/replay/applyEntries.ts";
import { emptyLedgerState } from "../../../core/replay/emptyLedgerState.ts";
import type { AuditReport, NodeAnswer } from "../../../core/report/AuditReport.ts";
import type { Finding } from "../../../core/tally/Finding.ts";
import { findingTexts } from "../../../core/tally/findingTexts.ts";
import type { Tally } from "../../../core/tally/Tally.ts";
import { type Evidence, tallyRecords } from "../../../core/tally/tallyRecords.ts";
import { inventorySchema } from "../../../vault/client/inventorySchema.ts";
import { narrowLogs } from "./narrowLogs.ts";
import { type ReportRefusal, refusedReport } from "./refusedReport.ts";
import { answersOf, type ReportAnswers, reportEvidence } from "./reportEvidence.ts";
import { reportedStreams } from "./reportedStreams.ts";
import { signerOfReport } from "./signReport.ts";

const textLengthMost = 10_000;
const messageLengthMost = 300;
const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const address = z.string().refine((text) => {
  const [digits] = /(?<=^0x)[0-9a-f]{40}$/i.exec(text) ?? [];
  return digits !== undefined && addressOf(digits.toLowerCase()) === text;
});
const count = z.int().min(0);
const answers = z.array(
  z.strictObject({ method: z.string(), params: z.array(z.unknown()), result: z.unknown() }),
);
const finding = z.strictObject({
  code: z.string().regex(/^[LASRU]0[1-9]$/),
  severity: z.enum(["mismatch", "indeterminate", "info"]),
  title: z.string(),
  where: z.string().max(textLengthMost),
  expected: z.string().max(textLengthMost),
  found: z.string().max(textLengthMost),
  next: z.string(),
});
/** Taken at its auditor's word, but in our words. */
const contentFinding = finding
  .extend({ code: z.enum(["S02", "S03", "R01", "U01"]) })
  .refine(({ code, severity, title, next }) => {
    const text = findingTexts[code];
    return text.severity === severity && text.title === title && text.next === next;
  });
const version = inventorySchema.shape.versions.element.omit({ row: true }).strict();

const reportSchema = z.strictObject({
  form: z.literal("medaudit-report/2"),
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
      releases: z.array(inventorySchema.shape.releases.element.strict()),
    })
    .nullable(),
  checkpoints: z.array(checkpointSchema),
  contentFindings: z.array(z.strictObject({ record: count, findings: z.array(contentFinding) })),
  faults: z.array(z.string().max(textLengthMost)),
  auditor: address.nullable(),
  signature: z
    .string()
    // Of a signature's spellings only the one that we write.
    .regex(/^0x[0-9a-f]{128}1[bc]$/)
    .nullable(),
});

export interface VerifiedReport {
  readonly report: AuditReport;
  /** null for a report that nobody answers for. */
  readonly signer: Address | null;
  readonly evidence: Evidence;
}

/** @throws InputError (`MA-REPORT-FORM`) where it isn't a report */
export function readReport(value: unknown): AuditReport {
  const parsed = reportSchema.safeParse(value);
  if (parsed.success) return value as AuditReport;
  const [issue] = parsed.error.issues;
  const fault = `${issue?.path.join(".") || "it"} ${issue?.message ?? ""}`;
  throw new InputError({
    code: "MA-REPORT-FORM",
    happened: `the file is no audit report: ${fault.slice(0, messageLengthMost)}`,
    todo: "give a file that medaudit tally --save wrote",
  });
}

/**
 * Comes to a report's verdicts again from its own evidence.
 *
 * @throws RefusedError `MA-REPORT-SIGNATURE`, `-RECORDS`, `-BLOCK`, `-PROOF`, `-LOG`, `-RECEIPTS`, `-CHECKPOINT`,
 * `-INCOMPLETE`, `-SURPLUS`, `-VERDICT`
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
  const answers = answersOf(report);
  const evidence = await reportEvidence(report, answers);
  const found = tallyRecords(evidence, report.records);
  for (const [place, tally] of report.tallies.entries()) {
    compare(tally, found[place] as Tally);
  }
  if (signer !== null && roleIn(evidence, signer) !== "auditor") {
    throw refusedReport("MA-REPORT-SIGNATURE", `${signer} is no auditor of this log`);
  }
  const surplus = surplusIn(report, answers, evidence);
  if (surplus !== null) throw refusedReport("MA-REPORT-SURPLUS", surplus);
  return { report, signer, evidence };
}

function roleIn({ entries }: Evidence, account: Address): Role {
  const state = applyEntries(emptyLedgerState, inChainOrder(entries ?? []));
  return state.participants.get(account)?.role ?? "none";
}

/** The first answer that nothing rests on, or that tells of other charts; null where there is none. */
function surplusIn(
  { node, witness, records }: AuditReport,
  answers: ReportAnswers,
  evidence: Evidence,
): string | null {
  const used = new Set([...answers.node.used, ...(answers.witness?.used ?? [])]);
  const unused = [...node, ...(witness ?? [])].find((answer) => !used.has(answer));
  if (unused) return `an answer to ${unused.method}`;
  const narrowed = narrowLogs(node, reportedStreams(records, evidence.entries));
  const lengthOf = ({ result }: NodeAnswer) => (Array.isArray(result) ? result.length : 0);
  const isWider = node.some(
    (answer, at) => lengthOf(answer) > lengthOf(narrowed[at] as NodeAnswer),
  );
  return isWider ? "entries of other charts" : null;
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
