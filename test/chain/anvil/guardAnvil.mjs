import { spawn } from "node:child_process";

// Runs anvil and ends it when whoever started this goes away, whatever way, or when its time is up: anvil itself would
// live on. Arguments: how long at most, in ms; the program; its arguments.
const [mostMs, program, ...args] = process.argv.slice(2);

const anvil = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"], env: {} });
const end = () => anvil.kill("SIGKILL");
anvil.on("error", (error) => {
  process.stderr.write(`${program} can't be started: ${error.message}\n`);
  process.exit(1);
});
anvil.on("exit", (code) => process.exit(code ?? 0));
process.stdout.on("error", end);
process.stdin.resume().on("end", end).on("error", end);
setTimeout(end, Number(mostMs));
