import { fileURLToPath } from "node:url";
import { runScript } from "./runScript.ts";
import { ownBuild, runSolidityTests } from "./solidityTests.ts";

/**
 * The ledger's law, all of it: specification and fuzz (10,000 runs), invariants (256 histories of 500 acts), the replay beside
 * the contract (200 histories), coverage. Exits 1 unless all of it holds.
 */
const minuteMs = 60_000;
const print = (line: string) => process.stdout.write(`${line}\n`);
const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const root = fileURLToPath(new URL("../../../", import.meta.url));

print("1. Specification, fuzz and invariants, in Solidity");
const lines = await runSolidityTests(await ownBuild("contracts-test"), { profile: "full" });

print("2. The branches' list, the law's table, the replay, gas and form, in TypeScript");
const vitest = await runScript(
  [`${root}node_modules/vitest/vitest.mjs`, "run", "--root", root, "test/contracts"],
  { MEDAUDIT_HISTORIES: process.env.MEDAUDIT_HISTORIES ?? "200" },
  20 * minuteMs,
);

print("3. Coverage of the specification's tests");
const coverage = await runScript([script("coverage.ts")], {}, 10 * minuteMs);
const isCovered = /Total\s+│ 100\.00 │ 100\.00/.test(coverage.output);

const failed = lines.filter((line) => !line.passed);
const kinds = [
  ["of the specification", /^test_/],
  ["fuzzed, 10,000 runs each", /^testFuzz_/],
  ["of invariants, 256 × 500 acts", /^invariant_/],
] as const;
print("");
for (const [kind, pattern] of kinds) {
  print(
    `${String(lines.filter((line) => pattern.test(line.name)).length).padStart(5)} tests ${kind}`,
  );
}
print(
  `      ${failed.length} of them failed ${failed.map((line) => `${line.suite}.${line.name}`).join(", ")}`,
);
print(`      TypeScript: ${vitest.code === 0 ? "all passed" : "failed"}`);
print(`      coverage: ${isCovered ? "100 % of lines and statements" : "not complete"}`);
process.exitCode =
  failed.length === 0 && vitest.code === 0 && coverage.code === 0 && isCovered ? 0 : 1;
