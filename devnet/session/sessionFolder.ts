import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../../core/errors/InputError.ts";
import { lockFile } from "./lockSession.ts";
import { makeDirectory } from "./makeDirectory.ts";

export const logFileName = "devnet.log";

/** Makes the session's folder where there is none. @throws InputError (`MA-STATE-DIRECTORY`) where it is somebody else's */
export function openSessionFolder(directory: string): void {
  makeDirectory(directory);
  const names = readdirSync(directory).filter((name) => !name.startsWith(logFileName));
  if (names.length === 0 || names.includes(lockFile)) return;
  throw new InputError({
    code: "MA-STATE-DIRECTORY",
    happened: `the folder ${directory} holds other files than a session's`,
    todo: "give another --session or --state-dir",
  });
}

/** Deletes what is in the folder but its lock, which the caller holds, and its log. */
export function clearSessionFolder(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (name === lockFile || name.startsWith(logFileName)) continue;
    rmSync(join(directory, name), { recursive: true, force: true });
  }
}
