import { Worker } from "node:worker_threads";

const checkMs = 1000;
/** How long the orderly end may take once the parent is gone. */
const graceMs = 1500;

/** In a thread of its own, since a blocked loop would run neither timers nor the handler of the lost channel. */
const watch = `
const { workerData } = require("node:worker_threads");
setInterval(() => {
  if (process.ppid === workerData.parentPid) return;
  setTimeout(() => process.kill(process.pid, "SIGKILL"), workerData.graceMs);
}, workerData.checkMs);
`;

/** Ends this process when its parent is gone, even if it can't do so itself. */
export function watchParent(parentPid: number): void {
  const worker = new Worker(watch, {
    eval: true,
    workerData: { parentPid, checkMs, graceMs },
    execArgv: [],
    env: {},
  });
  worker.unref();
}
