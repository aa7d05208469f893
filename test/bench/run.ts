import { importBench } from "./importBench.ts";
import { barLine, type Measure } from "./Measure.ts";
import { readBench } from "./readBench.ts";
import { resumeBench } from "./resumeBench.ts";
import { screenBench } from "./screenBench.ts";
import { startBench } from "./startBench.ts";
import { tallyBench } from "./tallyBench.ts";
import { vaultBench } from "./vaultBench.ts";

/**
 * Prints what DESIGN §11 has budgets for, each figure beside its peer or its budget, measured in this run. Never fails, but
 * with `--check`: 1 where a budget is missed by more than double.
 */
const isCheck = process.argv.includes("--check");
const measures: Measure[] = [];
const show = (measure: Measure) => {
  measures.push(measure);
  process.stdout.write(`${barLine(measure)}\n`);
};

process.stdout.write(`Node ${process.version}, ${process.platform} ${process.arch}\n`);
for (const measure of await startBench()) show(measure);
for (const measure of await screenBench()) show(measure);
for (const measure of await importBench()) show(measure);
for (const measure of await resumeBench()) show(measure);
for (const measure of await vaultBench()) show(measure);
for (const measure of tallyBench()) show(measure);
for (const measure of await readBench()) show(measure);

const missed = measures.filter(({ value, budget, isFloor }) => {
  if (budget === undefined) return false;
  return isFloor ? value * 2 < budget : value > budget * 2;
});
if (isCheck && missed.length > 0) {
  process.stdout.write(
    `missed by more than double: ${missed.map(({ what }) => what).join("; ")}\n`,
  );
  process.exitCode = 1;
}
