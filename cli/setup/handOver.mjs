import { spawn } from "node:child_process";
import { ancestorsToWatch } from "./ancestorsToWatch.mjs";
import { environmentFor } from "./npm.mjs";
import { projectRoot } from "./projectRoot.mjs";

const watchIntervalMs = 500;
const graceMs = 3_000;
const forwarded = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs Node with these arguments on this terminal, and becomes it: its exit code, our signals to it. It has an IPC channel
 * so that it notices when this process is killed; and it is ended when npm, which started this process, is gone.
 */
export async function handOver(node, args) {
  const isScript = args[0] === "--run-script";
  const [, script, ...rest] = args;
  const child = isScript
    ? spawn("npm", ["run", "-s", script, "--", ...rest], {
        cwd: projectRoot,
        env: environmentFor(node),
        stdio: "inherit",
        shell: process.platform === "win32",
      })
    : spawn(node, args, {
        env: { ...environmentFor(node), NODE_ENV: "production" },
        stdio: ["inherit", "inherit", "inherit", "ipc"],
      });
  // The terminal sends Ctrl-C to the whole group, so the child may get it twice: ending is idempotent there.
  for (const signal of forwarded) process.on(signal, () => child.kill(signal));
  const watched = ancestorsToWatch();
  const watch = setInterval(() => {
    if (watched.every(isAlive) && process.ppid === watched[0]) return;
    clearInterval(watch);
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), graceMs).unref();
  }, watchIntervalMs);
  watch.unref();
  const [code, signal] = await new Promise((resolve) => child.on("exit", (...end) => resolve(end)));
  clearInterval(watch);
  if (!signal) process.exit(code ?? 1);
  for (const name of forwarded) process.removeAllListeners(name);
  process.kill(process.pid, signal);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
