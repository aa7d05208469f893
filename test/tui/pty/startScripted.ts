import { bundleProgram } from "./bundleProgram.ts";
import { Terminal, type TerminalOptions } from "./Terminal.ts";

let bundled: Promise<string> | null = null;

/** The scripted dashboard's bundle, made once a run. */
export function scriptedProgram(): Promise<string> {
  bundled ??= bundleProgram("test/tui/scripted/runScripted.ts", "scripted");
  return bundled;
}

/** Starts the scripted dashboard and waits until it shows the past. */
export async function startScripted(
  columns: number,
  rows: number,
  env: NonNullable<TerminalOptions["env"]> = {},
): Promise<Terminal> {
  const file = await scriptedProgram();
  const terminal = Terminal.start({
    file: process.execPath,
    args: [file],
    columns,
    rows,
    env: { TZ: "UTC", NO_COLOR: undefined, SCRIPTED_PERSONA: "chen", ...env },
    limitMs: 30_000,
  });
  await terminal.waitFor(/block \d+|devnet connected/);
  return terminal;
}
