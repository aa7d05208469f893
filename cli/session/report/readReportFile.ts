import { readFile, stat } from "node:fs/promises";
import { InputError } from "../../../core/errors/InputError.ts";

const bytesMost = 1024 * 1024 * 1024;

/** @throws InputError (`MA-REPORT-FILE`) */
export async function readReportFile(path: string): Promise<unknown> {
  try {
    const stats = await stat(path);
    if (!stats.isFile()) throw new Error("it is no file");
    if (stats.size > bytesMost) throw new Error("it is too large");
    return JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    throw new InputError({
      code: "MA-REPORT-FILE",
      happened: `${path} can't be read as JSON (${(cause as Error).message})`,
      todo: "give a file that medaudit tally --save wrote",
      cause,
    });
  }
}
