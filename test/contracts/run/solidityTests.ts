import { fileURLToPath } from "node:url";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import config from "../../../hardhat.config.ts";

/** What the runner says of one test: its name, its status, and what it failed with. */
export interface TestLine {
  readonly suite: string;
  readonly name: string;
  readonly passed: boolean;
  readonly reason: string | undefined;
}

export interface TestChoice {
  readonly profile?: "default" | "full";
  readonly grep?: string;
  readonly grepExclude?: string;
  readonly noCompile?: boolean;
}

interface TaskResult {
  readonly success: boolean;
  readonly value?: { readonly suiteResults: readonly SuiteResult[] };
  readonly error?: { readonly suiteResults: readonly SuiteResult[] };
}

interface SuiteResult {
  readonly id: { readonly name: string };
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly reason?: string;
  }[];
}

const root = new URL("../../../", import.meta.url);

/** A build of its own, so that no run disturbs what the devnet deploys. @param folder under `build/` */
export function ownBuild(folder: string, isCovered = false): Promise<HardhatRuntimeEnvironment> {
  const paths = {
    ...config.paths,
    root: fileURLToPath(root),
    cache: `./build/${folder}/cache`,
    artifacts: `./build/${folder}/artifacts`,
  };
  return createHardhatRuntimeEnvironment(
    { ...config, paths },
    { coverage: isCovered },
    fileURLToPath(root),
  );
}

export async function runSolidityTests(
  hre: HardhatRuntimeEnvironment,
  choice: TestChoice,
): Promise<TestLine[]> {
  const { profile: testProfile = "default", ...rest } = choice;
  const result = (await hre.tasks
    .getTask(["test", "solidity"])
    .run({ ...rest, testProfile })) as TaskResult;
  const suites = (result.value ?? result.error)?.suiteResults ?? [];
  const lines = suites.flatMap((suite) =>
    suite.testResults.map(({ name, status, reason }) => ({
      suite: suite.id.name,
      name,
      passed: status === "Success",
      reason,
    })),
  );
  if (!result.success && lines.every((line) => line.passed))
    throw new Error("the Solidity tests did not run");
  return lines;
}
