import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";

const folder = resolve("../shared/fhir");

/** Paths of Synthea's sample Bundles, where they stand beside the project; else none, with a notice. */
export function realCharts(): string[] {
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith(".json"))
    : [];
  if (files.length === 0)
    process.stderr.write(`No sample charts in ${folder}: the tests with real ones are skipped\n`);
  return files.map((name) => resolve(folder, name));
}

export function realChart(name: string): string | undefined {
  return realCharts().find((path) => path.includes(name));
}
