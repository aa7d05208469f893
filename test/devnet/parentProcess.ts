import { startDevnet } from "../../devnet/startDevnet.ts";

/** A parent for the tests to kill: starts a session and then stands by, or blocks. */
const [childPath = "", projectRoot = "", stateDir = ""] = process.argv.slice(2);
const devnet = await startDevnet({ childPath, projectRoot, stateDir, seed: { kind: "none" } });
process.stdout.write(`${JSON.stringify(devnet.file)}\n`);
setInterval(() => undefined, 1000);
