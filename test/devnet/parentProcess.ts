import { startDevnet } from "../../devnet/startDevnet.ts";

/** A parent for the tests to kill: starts a session and then stands by, or blocks. */
const [childPath = "", stateDir = ""] = process.argv.slice(2);
const devnet = await startDevnet({ childPath, stateDir, seed: { kind: "none" } });
process.stdout.write(`${JSON.stringify(devnet.file)}\n`);
setInterval(() => undefined, 1000);
