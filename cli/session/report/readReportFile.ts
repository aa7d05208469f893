import { readFile, stat } from "node:fs/promises";
import { InputError } from "../../../core/errors/InputError.ts";
import { isBoundedJson } from "../../../core/text/isBoundedJson.ts";

/** No longer text can be held. */
const bytesMost = 500 * 1024 * 1024;
const reasonLengthMost = 200;

/**
 * A report's JSON. White space aside it must be as it was saved: a name that stands in it twice would be read in one way by
 * us and in another by whoever looks at the file.
 *
 * @throws InputError (`MA-REPORT-FILE`)
 */
export async function readReportFile(path: string): Promise<unknown> {
  try {
    const stats = await stat(path);
    if (!stats.isFile()) throw new Error("it is no file");
    if (stats.size > bytesMost) throw new Error("it is too large");
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
    if (!isBoundedJson(text)) throw new Error("it is too large");
    const value: unknown = JSON.parse(text);
    if (JSON.stringify(value) !== compact(text)) throw new Error("it isn't as it was saved");
    return value;
  } catch (cause) {
    throw new InputError({
      code: "MA-REPORT-FILE",
      happened: `${path} can't be read as JSON (${(cause as Error).message.slice(0, reasonLengthMost)})`,
      todo: "give a file that medaudit tally --save wrote",
      cause,
    });
  }
}

/** Without white space between its parts. */
function compact(text: string): string {
  return text.replace(/("[^"\\]*(?:\\.[^"\\]*)*")|\s+/g, "$1");
}
