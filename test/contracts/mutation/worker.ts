import { readFileSync, writeFileSync } from "node:fs";
import { ownBuild, runSolidityTests } from "../run/solidityTests.ts";
import { bytecodeOf, logFile, readSources } from "./compileLedger.ts";
import { type Mutant, mutate } from "./Mutant.ts";

export type Fate = "killed" | "survived" | "invalid" | "same code";

export interface Verdict {
  readonly fate: Fate;
  /** The first test that fails. */
  readonly by: string;
}

/** Runs in a process of its own: takes a mutant, answers its verdict. Argument: the worker's number. */
const folder = `mutation/${process.argv[2]}`;
const artifact = new URL(
  `../../../build/${folder}/artifacts/contracts/MedAudit.sol/MedAudit.json`,
  import.meta.url,
);
const sources = readSources();
const hre = await ownBuild(folder);
await hre.tasks.getTask("build").run({ quiet: true });
const baselines = new Map<boolean, string | null>();
const baseline = await judge(baselineOf(false) ?? "");
if (baseline.fate !== "survived")
  throw new Error(`the tests fail without a mutant: ${baseline.by}`);
process.on("message", async (mutant: Mutant) => process.send?.(await judgeMutant(mutant)));
process.on("disconnect", () => process.exit(0));
process.send?.("ready");

async function judgeMutant(mutant: Mutant): Promise<Verdict> {
  const source = sources[mutant.file]?.content ?? "";
  const isFoldChanged = mutant.file === logFile;
  const code = bytecodeOf(
    { ...sources, [mutant.file]: { content: mutate(source, mutant) } },
    isFoldChanged,
  );
  if (code === null) return { fate: "invalid", by: "" };
  if (code === baselineOf(isFoldChanged)) return { fate: "same code", by: "" };
  return judge(code);
}

function baselineOf(isFoldChanged: boolean): string | null {
  const known = baselines.get(isFoldChanged) ?? bytecodeOf(sources, isFoldChanged);
  baselines.set(isFoldChanged, known);
  return known;
}

async function judge(code: string): Promise<Verdict> {
  const current = JSON.parse(readFileSync(artifact, "utf8")) as object;
  writeFileSync(artifact, JSON.stringify({ ...current, bytecode: code }));
  const quick = await firstFailure({ grep: "test_", grepExclude: "ARandom" });
  const failed = quick ?? (await firstFailure({ grep: "ARandom|testFuzz" }));
  return failed === null ? { fate: "survived", by: "" } : { fate: "killed", by: failed };
}

async function firstFailure(choice: {
  grep: string;
  grepExclude?: string;
}): Promise<string | null> {
  const lines = await runSolidityTests(hre, { ...choice, noCompile: true });
  const failed = lines.find((line) => !line.passed);
  return failed === undefined ? null : `${failed.suite}.${failed.name}`;
}
