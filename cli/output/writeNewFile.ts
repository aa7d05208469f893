import { writeFile } from "node:fs/promises";
import { InputError } from "../../core/errors/InputError.ts";

/**
 * Writes a file that isn't there yet, for its owner only.
 *
 * @param option which option named it
 * @throws InputError (`MA-EXPORT-FILE`)
 */
export async function writeNewFile(path: string, text: string, option: string): Promise<void> {
  try {
    await writeFile(path, text, { mode: 0o600, flag: "wx" });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    throw new InputError({
      code: "MA-EXPORT-FILE",
      happened: code === "EEXIST" ? `${path} exists already` : `${path} can't be written (${code})`,
      todo: `give another ${option}`,
      cause,
    });
  }
}
