import { chmodSync, mkdirSync } from "node:fs";
import { InputError } from "../../core/errors/InputError.ts";

/** Makes a folder that only its owner can look into. @throws InputError (`MA-STATE-DIRECTORY`) */
export function makeDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    chmodSync(path, 0o700);
  } catch (cause) {
    throw new InputError({
      code: "MA-STATE-DIRECTORY",
      happened: `the folder ${path} can't be made or closed to others`,
      todo: "check its permissions, or give another place with --state-dir",
      cause,
    });
  }
}
