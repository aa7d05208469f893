import { spawnSync } from "node:child_process";
import { delimiter, dirname } from "node:path";
import { projectRoot } from "./projectRoot.mjs";

/** The environment with this Node first, so that whatever is started by name runs on it. */
export function environmentFor(node) {
  return { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ""}` };
}

/** Runs npm on this Node; what it prints goes to stderr. @returns whether it succeeded */
export function npm(node, args) {
  const cli = process.env.npm_execpath;
  const quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  const [command, before] = cli?.endsWith(".js") ? [node, [cli]] : ["npm", []];
  const { status } = spawnSync(command, [...before, ...args, ...quiet], {
    cwd: projectRoot,
    env: environmentFor(node),
    stdio: ["ignore", 2, 2],
    shell: command === "npm" && process.platform === "win32",
  });
  return status === 0;
}
