import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Our parent, and npm where a shell stands between us: killed hard, npm tells nobody. */
export function ancestorsToWatch() {
  const parent = process.ppid;
  if (!process.env.npm_lifecycle_event) return [parent];
  const grandparent = parentOf(parent);
  const isShellBetween = grandparent > 1 && /^(ba|da|z|k)?sh$/.test(nameOf(parent));
  return isShellBetween ? [parent, grandparent] : [parent];
}

function parentOf(pid) {
  const stat = readStat(pid);
  if (stat) return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  return Number(ps(pid, "ppid=")) || 0;
}

function nameOf(pid) {
  const stat = readStat(pid);
  if (stat) return stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"));
  return ps(pid, "comm=").replace(/^.*\//, "").replace(/^-/, "");
}

function readStat(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return "";
  }
}

function ps(pid, field) {
  if (process.platform === "win32") return "";
  return (
    spawnSync("ps", ["-o", field, "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? ""
  );
}
