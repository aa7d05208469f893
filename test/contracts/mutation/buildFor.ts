import { cpSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ownBuild } from "../run/solidityTests.ts";

/** One build, copied for each worker, who then changes its own. */
export async function buildFor(workers: readonly number[]): Promise<void> {
  const folder = (name: string | number) =>
    fileURLToPath(new URL(`../../../build/mutation/${name}`, import.meta.url));
  const hre = await ownBuild("mutation/base");
  await hre.tasks.getTask("build").run({ quiet: true });
  for (const worker of workers) {
    rmSync(folder(worker), { recursive: true, force: true });
    cpSync(folder("base"), folder(worker), { recursive: true });
  }
}
