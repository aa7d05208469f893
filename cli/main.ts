import { keepCompiledCode } from "./keepCompiledCode.ts";
import { paintSplash } from "./terminal/paintSplash.ts";
import { prepareTerminal } from "./terminal/prepareTerminal.ts";

// Ink, React and ethers take a while to load: the environment they read is set before, and something is on the screen.
prepareTerminal();
const args = process.argv.slice(2);
paintSplash(args);
keepCompiledCode();
const { runProgram } = await import("./program.ts");
process.exitCode = await runProgram(args);
// An unanswered request must not hold the program back once its command is done.
process.exit();
