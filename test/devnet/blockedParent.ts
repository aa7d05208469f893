import { fork } from "node:child_process";

/** Starts the blocked child, and stands by to be killed. */
const child = fork(process.argv[2] ?? "", { stdio: ["ignore", "ignore", "ignore", "ipc"] });
child.on("message", () => process.stdout.write(`${child.pid}\n`));
setInterval(() => undefined, 1000);
