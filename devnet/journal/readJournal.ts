import { readFileSync } from "node:fs";
import type { JournalHeader, JournalLine } from "./JournalLine.ts";
import { journalError } from "./journalError.ts";

export interface JournalContent {
  readonly header: JournalHeader;
  readonly lines: readonly JournalLine[];
  /** The length of the whole lines. */
  readonly bytes: number;
  /** The length of a last line that was not written to its end. */
  readonly tornBytes: number;
}

/**
 * @returns null where there is no journal, or none with a whole first line
 * @throws InternalError (`MA-JOURNAL-BROKEN`) for a line that is none, other than a torn last one
 */
export function readJournal(path: string): JournalContent | null {
  const content = bytesOf(path);
  if (!content) return null;
  const values: unknown[] = [];
  let start = 0;
  for (let end = content.indexOf(10); end >= 0; end = content.indexOf(10, start)) {
    const value = parse(content.toString("utf8", start, end));
    // A crash of the machine can leave a last line whose length is right and whose bytes are not.
    if (value === undefined && end === content.length - 1) break;
    if (value === undefined)
      throw journalError("MA-JOURNAL-BROKEN", `${path}:${values.length + 1}`);
    values.push(value);
    start = end + 1;
  }
  const [header, ...lines] = values as [JournalHeader, ...JournalLine[]];
  if (header === undefined) return null;
  if (header.kind !== "genesis" || header.form !== 1) {
    throw journalError("MA-JOURNAL-BROKEN", `${path}:1`);
  }
  const place = lines.findIndex((line) => !isLine(line));
  if (place >= 0) throw journalError("MA-JOURNAL-BROKEN", `${path}:${place + 2}`);
  return { header, lines, bytes: start, tornBytes: content.length - start };
}

function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw journalError("MA-JOURNAL-BROKEN", path, cause);
  }
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function isLine(line: JournalLine): boolean {
  if (line.kind === "block") return Array.isArray(line.raws) && Number.isSafeInteger(line.number);
  if (line.kind === "control") return typeof line.method === "string" && Array.isArray(line.params);
  return line.kind === "clock" && Number.isSafeInteger(line.offsetSeconds);
}
