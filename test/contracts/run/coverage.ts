import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ownBuild, runSolidityTests } from "./solidityTests.ts";

/** The tests of the specification, with coverage; prints the runner's table. In a build of its own: its code is instrumented. */
const hre = await ownBuild("coverage", true);
const lines = await runSolidityTests(hre, { grep: "test_" });
rmSync(fileURLToPath(new URL("../../../coverage", import.meta.url)), {
  recursive: true,
  force: true,
});
process.exitCode = lines.every((line) => line.passed) ? 0 : 1;
