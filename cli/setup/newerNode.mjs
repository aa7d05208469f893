import { existsSync } from "node:fs";
import { join } from "node:path";
import { npm } from "./npm.mjs";
import { projectRoot } from "./projectRoot.mjs";
import { SetupError } from "./SetupError.mjs";

/** What Hardhat 3, Ink 8 and vitest 5 all run on; the last is what is brought where this Node is older. */
const leastMajor = 22;
const leastMinor = 13;
const broughtVersion = "24.21.0";
const oldestMajor = 20;

/**
 * The path of a Node that the tool chain runs on: this one, or one brought by npm into `.runtime/` (the npm packages
 * `node-<platform>-<cpu>` hold the official binaries).
 */
export function newerNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return process.execPath;
  if (major < oldestMajor) {
    throw new SetupError(`Node ${process.versions.node} is too old; install Node 20 or newer.`);
  }
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const folder = join(projectRoot, ".runtime", broughtVersion);
  const path = join(
    folder,
    "node_modules",
    name,
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  if (existsSync(path)) return path;
  process.stderr.write(
    `medaudit: Node ${process.versions.node} is older than the tools need; fetching Node ${broughtVersion} (once) …\n`,
  );
  const isThere =
    npm(process.execPath, [
      "install",
      "--prefix",
      folder,
      "--no-save",
      "--no-package-lock",
      `${name}@${broughtVersion}`,
    ]) && existsSync(path);
  if (!isThere) {
    throw new SetupError(
      `Node ${process.versions.node} is too old for the tools and a newer one could not be fetched from npm; install Node ${leastMajor}.${leastMinor} or newer.`,
    );
  }
  return path;
}
