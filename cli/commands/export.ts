import { readEntries } from "../../chain/readEntries.ts";
import { auditEventBundle } from "../../core/export/auditEventBundle.ts";
import { entriesCsv } from "../../core/export/entriesCsv.ts";
import type { EntryJson } from "../../core/log/entryJson.ts";
import { parseCount } from "../arguments/parseCount.ts";
import { writeNewFile } from "../output/writeNewFile.ts";
import { writeOut } from "../output/writeOut.ts";
import { EntryBook } from "../session/EntryBook.ts";
import { passesFilter } from "../session/EntryFilter.ts";
import { latestBlock } from "../session/latestBlock.ts";
import { openSession } from "../session/openSession.ts";
import type { SessionOptions } from "../session/SessionOptions.ts";

export interface ExportOptions extends SessionOptions {
  readonly format: "csv" | "ndjson" | "fhir";
  readonly record?: string;
  readonly patient?: string;
  readonly out?: string;
}

const writers: Record<ExportOptions["format"], (entries: readonly EntryJson[]) => string> = {
  csv: entriesCsv,
  ndjson: (entries) => entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""),
  fhir: (entries) => `${JSON.stringify(auditEventBundle(entries), null, 2)}\n`,
};

/** The log for other tools. */
export async function exportEntries(options: ExportOptions): Promise<number> {
  const session = await openSession(options);
  const { chain } = session;
  const toBlock = (await latestBlock(chain)).number;
  const all = new EntryBook().add(
    await readEntries(chain, { fromBlock: chain.deployBlock, toBlock }),
  );
  const filter = {
    ...(options.record && { recordId: parseCount(options.record, "record") }),
    ...(options.patient && { patient: session.addressOf(options.patient) }),
  };
  const text = writers[options.format](all.filter((entry) => passesFilter(entry, filter)));
  if (options.out === undefined) await writeOut(text);
  else await writeNewFile(options.out, text, "--out");
  return 0;
}
