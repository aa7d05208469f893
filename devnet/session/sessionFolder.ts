import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../../core/errors/InputError.ts";
import { hasIdentity, identityFile } from "./Identity.ts";
import { lockFile } from "./lockSession.ts";
import { makeDirectory } from "./makeDirectory.ts";

export const logFileName = "devnet.log";

/** Where a session is kept while another is being made in its place. */
const asideName = "aside";

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

/** Ends what a crash interrupted: a whole session stays, half of one goes, and one that was set aside for it comes back. */
export function settleSessionFolder(directory: string): void {
  if (hasIdentity(directory)) forgetAside(directory);
  else putBack(directory);
}

/** Makes room for a fresh session, and keeps the old one until `forgetAside`. */
export function setAside(directory: string): void {
  const aside = join(directory, asideName);
  mkdirSync(aside, { mode: 0o700 });
  for (const name of contentOf(directory)) renameSync(join(directory, name), join(aside, name));
}

/** Deletes what was made, and puts back what was set aside for it. */
export function putBack(directory: string): void {
  const aside = join(directory, asideName);
  for (const name of contentOf(directory)) {
    rmSync(join(directory, name), { recursive: true, force: true });
  }
  if (!existsSync(aside)) return;
  // What tells that it is a whole session comes last.
  const names = readdirSync(aside).sort((one) => (one === identityFile ? 1 : -1));
  for (const name of names) renameSync(join(aside, name), join(directory, name));
  rmSync(aside, { recursive: true, force: true });
}

export function forgetAside(directory: string): void {
  rmSync(join(directory, asideName), { recursive: true, force: true });
}

/** All but what belongs to the folder rather than to a session in it. */
function contentOf(directory: string): string[] {
  return readdirSync(directory).filter(
    (name) => name !== lockFile && name !== asideName && !name.startsWith(logFileName),
  );
}
