import { readFileSync } from "node:fs";
import { join } from "node:path";
import { npm } from "./npm.mjs";
import { projectRoot } from "./projectRoot.mjs";
import { SetupError } from "./SetupError.mjs";

/**
 * Installs the locked packages unless all that fit this machine are there. Looks at what npm says that it installed, since
 * npm under an older Node leaves out Hardhat's native part without a word.
 */
export function installOnce(node) {
  const missing = missingPackages();
  if (missing.length === 0) return;
  process.stderr.write("medaudit: installing packages (once) …\n");
  if (!npm(node, ["ci"])) {
    throw new SetupError(
      "the packages could not be installed; see npm's message above, then try again.",
    );
  }
  const still = missingPackages();
  if (still.length > 0) {
    throw new SetupError(
      `npm left out ${still.slice(0, 3).join(", ")}; remove node_modules and try again.`,
    );
  }
}

function missingPackages() {
  const locked = packagesIn(join(projectRoot, "package-lock.json"));
  const installed = packagesIn(join(projectRoot, "node_modules", ".package-lock.json"));
  return Object.entries(locked)
    .filter(([path, entry]) => path !== "" && fitsThisMachine(entry))
    .filter(([path, entry]) => installed[path]?.version !== entry.version)
    .map(([path]) => path.replace(/^.*node_modules\//, ""));
}

function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages ?? {};
  } catch {
    return {};
  }
}

/** npm leaves out packages for other systems, and with them what only they need: optional too, but for no system. */
function fitsThisMachine(entry) {
  if (entry.optional && !(entry.os && entry.cpu)) return false;
  return (
    fits(entry.os, process.platform) && fits(entry.cpu, process.arch) && fits(entry.libc, libc())
  );
}

function fits(allowed, value) {
  if (!allowed || value === undefined) return true;
  const excluded = allowed.filter((one) => one.startsWith("!")).map((one) => one.slice(1));
  return excluded.length > 0 ? !excluded.includes(value) : allowed.includes(value);
}

let knownLibc;

function libc() {
  if (process.platform !== "linux") return undefined;
  knownLibc ??= process.report.getReport().header.glibcVersionRuntime ? "glibc" : "musl";
  return knownLibc;
}
