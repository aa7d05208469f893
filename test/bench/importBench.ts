import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { Program } from "../e2e/Program.ts";
import type { Measure } from "./Measure.ts";

const charts = resolve(import.meta.dirname, "../../../shared/fhir");

/** The largest chart at hand into a running session, by the command. */
export async function importBench(): Promise<Measure[]> {
  const bundle = existsSync(charts) && readdirSync(charts).find((name) => name.startsWith("Louie"));
  if (!bundle) {
    process.stdout.write("  (import is not measured: no charts in ../shared/fhir)\n");
    return [];
  }
  const program = new Program();
  try {
    await program.up("--fresh", "--empty");
    const from = performance.now();
    const { exitCode, stderr } = await program.run("import", join(charts, bundle));
    if (exitCode !== 0) throw new Error(stderr);
    const value = performance.now() - from;
    return [
      {
        what: "import of a 28-encounter chart, the whole command",
        value,
        unit: "ms",
        budget: 3000,
      },
    ];
  } finally {
    await program.dispose();
  }
}
