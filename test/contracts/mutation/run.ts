import { parseArgs } from "node:util";
import { buildFor } from "./buildFor.ts";
import { astsOf, readSources } from "./compileLedger.ts";
import { explanationOf } from "./explanationOf.ts";
import { findMutants } from "./findMutants.ts";
import { type Mutant, mutantId, operators } from "./Mutant.ts";
import { sampleMutants } from "./sampleMutants.ts";
import { WorkerProcess } from "./WorkerProcess.ts";
import type { Verdict } from "./worker.ts";

/**
 * Prints mutants by operator, killed and survived, and each survivor with the reason why no test can tell it apart.
 * `--only <text>` for those whose line has it, `--all` for every one (about half an hour on two cores), else `--count` of
 * them, checks first. Exits 1 when a survivor is unexplained or more than 3 % survive.
 */
const { values } = parseArgs({
  options: {
    all: { type: "boolean", default: false },
    count: { type: "string", default: "260" },
    only: { type: "string" },
    minutes: { type: "string", default: "60" },
    verbose: { type: "boolean", default: false },
  },
});
const deadlineMs = Date.now() + Number(values.minutes) * 60_000;
const print = (line: string) => process.stdout.write(`${line}\n`);

const sources = readSources();
const found = findMutants(sources, astsOf(sources));
const only = values.only;
const chosen =
  only !== undefined
    ? found.filter((mutant) => mutantId(mutant).includes(only))
    : values.all
      ? found
      : sampleMutants(found, Number(values.count));
print(`${found.length} mutants, ${chosen.length} of them tried`);

const verdicts = new Map<Mutant, Verdict>();
const queue = [...chosen];
await buildFor([1, 2]);
const workers = [new WorkerProcess(1), new WorkerProcess(2)];
await Promise.all(workers.map(work));
for (const worker of workers) worker.stop();
process.exitCode = report();

async function work(worker: WorkerProcess): Promise<void> {
  for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
    if (Date.now() > deadlineMs) return;
    const verdict = await worker.judge(mutant);
    verdicts.set(mutant, verdict);
    if (values.verbose || verdict.fate === "survived")
      print(`${verdict.fate} ${mutantId(mutant)} ${verdict.by}`);
  }
}

function report(): 0 | 1 {
  const fates = (of: readonly [Mutant, Verdict][], fate: string) =>
    of.filter(([, verdict]) => verdict.fate === fate).length;
  const all = [...verdicts];
  print("");
  print(`${"operator".padEnd(22)} mutants  killed  survived  (same code, invalid)`);
  for (const operator of [...operators, "all"]) {
    const these = all.filter(([mutant]) => operator === "all" || mutant.operator === operator);
    const [killed, survived] = [fates(these, "killed"), fates(these, "survived")];
    const counts = [killed + survived, killed, survived].map((count) => String(count).padStart(7));
    print(
      `${operator.padEnd(22)} ${counts.join(" ")}    (${fates(these, "same code")}, ${fates(these, "invalid")})`,
    );
  }
  const survivors = all
    .filter(([, verdict]) => verdict.fate === "survived")
    .map(([mutant]) => mutantId(mutant));
  for (const id of survivors) print(`\nsurvived ${id}\n  ${explanationOf(id) ?? "NOT EXPLAINED"}`);
  if (verdicts.size < chosen.length)
    print(`\ntime is up: ${chosen.length - verdicts.size} not tried`);
  const tried = fates(all, "killed") + survivors.length;
  const isGood =
    survivors.every((id) => explanationOf(id) !== null) &&
    survivors.length <= tried * 0.03 &&
    (tried >= 200 || only !== undefined);
  return isGood ? 0 : 1;
}
