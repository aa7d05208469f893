import { InputError } from "../../core/errors/InputError.ts";
import type { Tally } from "../../core/tally/Tally.ts";
import { plainText } from "../../core/text/plainText.ts";
import { parseCount } from "../arguments/parseCount.ts";
import { writeJson, writeOut } from "../output/writeOut.ts";
import { openSession } from "../session/openSession.ts";
import type { SessionOptions } from "../session/SessionOptions.ts";

export interface TallyCommandOptions extends SessionOptions {
  readonly all?: boolean;
  readonly deep?: boolean;
  readonly as?: string;
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
  const tallies = await session.audit.tally({
    records: options.all ? "all" : ids,
    deep: options.deep ?? false,
    ...(options.as && { as: session.personaNamed(options.as).name }),
  });
  if (!options.json) await writeOut(tallies.map(lines).join(""));
  else if (options.all || tallies.length !== 1) await writeJson({ records: tallies });
  else await writeJson(tallies[0]);
  return exitCodeOf(tallies);
}

function exitCodeOf(tallies: readonly Tally[]): number {
  if (tallies.some((one) => one.verdict === "does-not-tally")) return 1;
  return tallies.some((one) => one.verdict === "indeterminate") ? 3 : 0;
}

function lines(one: Tally): string {
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
