import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { environmentFor } from "./npm.mjs";
import { projectRoot } from "./projectRoot.mjs";
import { SetupError } from "./SetupError.mjs";

const contractSources = ["contracts", "hardhat.config.ts"];
const programSources = [
  "core",
  "chain",
  "vault",
  "devnet",
  "tui",
  "cli",
  "package-lock.json",
  "tsconfig.json",
];

/** Compiles the contracts and bundles the program, each unless it is built from these sources already. */
export function buildOnce(node) {
  mkdirSync(join(projectRoot, "dist"), { recursive: true });
  const contracts = step(node, "contracts", contractSources, "compiling the contracts", [
    join(projectRoot, "node_modules/hardhat/dist/src/cli.js"),
    "build",
    "--no-tests",
    "--quiet",
  ]);
  step(
    node,
    "program",
    programSources,
    "building",
    [join(projectRoot, "cli/setup/bundle.mjs")],
    contracts,
  );
}

function step(node, name, sources, what, args, basis = "") {
  const stampPath = join(projectRoot, "dist", `.${name}.stamp`);
  const stamp = digestOf(sources, basis);
  if (readOrEmpty(stampPath) === stamp) return stamp;
  process.stderr.write(`medaudit: ${what} …\n`);
  const { status, stdout, stderr } = spawnSync(node, args, {
    cwd: projectRoot,
    env: { ...environmentFor(node), HARDHAT_DISABLE_TELEMETRY_PROMPT: "true" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}`);
    throw new SetupError(`${what} failed; see the message above.`);
  }
  writeFileSync(stampPath, stamp);
  return stamp;
}

function digestOf(sources, basis) {
  const hash = createHash("sha256").update(basis);
  for (const source of sources) addTo(hash, source);
  return hash.digest("hex");
}

function addTo(hash, path) {
  const absolute = join(projectRoot, path);
  let names;
  try {
    names = readdirSync(absolute).sort();
  } catch {
    hash.update(`${path}\0`).update(readOrEmpty(absolute));
    return;
  }
  for (const name of names) addTo(hash, join(path, name));
}

function readOrEmpty(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
