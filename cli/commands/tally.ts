import type { Checkpoint } from "../../chain/checkpoint/Checkpoint.ts";
import { InputError } from "../../core/errors/InputError.ts";
import type { AuditReport } from "../../core/report/AuditReport.ts";
import type { Tally } from "../../core/tally/Tally.ts";
import { plainText } from "../../core/text/plainText.ts";
import { parseCount } from "../arguments/parseCount.ts";
import { writeNewFile } from "../output/writeNewFile.ts";
import { writeJson, writeOut } from "../output/writeOut.ts";
import type { AuditRequest } from "../session/LedgerAuditor.ts";
import { type OpenSession, openSession } from "../session/openSession.ts";
import { checkpointOf } from "../session/report/checkpointOf.ts";
import { readReportFile } from "../session/report/readReportFile.ts";
import type { SessionOptions } from "../session/SessionOptions.ts";

export interface TallyCommandOptions extends SessionOptions {
  readonly all?: boolean;
  readonly deep?: boolean;
  readonly as?: string;
  readonly rpc?: string;
  readonly save?: string;
  readonly extends?: string;
}

const marks = {
  tallies: "✓ tallies",
  "does-not-tally": "✗ does not tally",
  indeterminate: "? indeterminate",
};

/** Verdicts and findings. @returns 0 all tally, 1 a proven mismatch, 3 anything indeterminate */
export async function tally(
  records: readonly string[],
  options: TallyCommandOptions,
): Promise<number> {
  const ids = records.map((text) => parseCount(text, "record"));
  if (ids.length > 0 === Boolean(options.all)) {
    throw new InputError({
      code: "MA-INPUT-RECORDS",
      happened: ids.length > 0 ? "records and --all were given" : "no record was given",
      todo: "give record numbers, or --all",
    });
  }
  const session = await openSession(options);
  const request: AuditRequest = {
    records: options.all ? "all" : ids,
    deep: options.deep ?? false,
    ...(options.as && { as: session.personaNamed(options.as).name }),
    ...(options.rpc && { rpc: nodeUrl(options.rpc) }),
    ...(options.extends && { extending: [await provedIn(options.extends, session)] }),
  };
  const tallies = await (options.save === undefined
    ? session.audit.tally(request)
    : saved(await session.audit.report(request), options.save));
  if (!options.json) await writeOut(tallies.map(tallyLines).join(""));
  else if (options.all || tallies.length !== 1) await writeJson({ records: tallies });
  else await writeJson(tallies[0]);
  return exitCodeOf(tallies);
}

async function saved(report: AuditReport, path: string): Promise<readonly Tally[]> {
  await writeNewFile(path, `${JSON.stringify(report)}\n`, "--save");
  return report.tallies;
}

async function provedIn(path: string, { chain, file }: OpenSession): Promise<Checkpoint> {
  return checkpointOf(await readReportFile(path), chain, file.id);
}

function nodeUrl(text: string): string {
  if (URL.canParse(text) && /^https?:/.test(text)) return text;
  throw new InputError({
    code: "MA-INPUT-RPC",
    happened: `"${text}" is no node's address`,
    todo: "give one like http://127.0.0.1:8545",
  });
}

/** 1 where anything is proven, else 3 where anything could not be checked, else 0. */
export function exitCodeOf(tallies: readonly Tally[]): number {
  if (tallies.some((one) => one.verdict === "does-not-tally")) return 1;
  return tallies.some((one) => one.verdict === "indeterminate") ? 3 : 0;
}

/** A verdict with its findings. */
export function tallyLines(one: Tally): string {
  const head = `record ${one.record}  ${marks[one.verdict]}  (block ${one.block}, #${one.seq}, proof ${one.proof})\n`;
  const findings = one.findings.map(
    ({ code, severity, title, where, expected, found, next }) =>
      `  ${code} ${severity}: ${title} at ${plainText(where)}\n` +
      `      expected  ${plainText(expected)}\n` +
      `      found     ${plainText(found)}\n` +
      `      next      ${next}\n`,
  );
  return head + findings.join("");
}
