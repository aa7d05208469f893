import { readEntries } from "../../chain/readEntries.ts";
import { InputError } from "../../core/errors/InputError.ts";
import { accountingOfDisclosures } from "../../core/export/accountingOfDisclosures.ts";
import { auditEventBundle } from "../../core/export/auditEventBundle.ts";
import { entriesCsv } from "../../core/export/entriesCsv.ts";
import { entriesNdjson } from "../../core/export/entriesNdjson.ts";
import type { Entry } from "../../core/log/Entry.ts";
import type { EntryJson } from "../../core/log/entryJson.ts";
import type { LedgerId } from "../../core/log/headOf.ts";
import { whoSaw } from "../../core/vault/whoSaw.ts";
import { parseCount } from "../arguments/parseCount.ts";
import { writeNewFile } from "../output/writeNewFile.ts";
import { writeOut } from "../output/writeOut.ts";
import { EntryBook } from "../session/EntryBook.ts";
import { passesFilter } from "../session/EntryFilter.ts";
import { latestBlock } from "../session/latestBlock.ts";
import { type OpenSession, openSession } from "../session/openSession.ts";
import type { SessionOptions } from "../session/SessionOptions.ts";

export interface ExportOptions extends SessionOptions {
  readonly format: "csv" | "ndjson" | "fhir" | "accounting";
  readonly record?: string;
  readonly patient?: string;
  readonly out?: string;
}

const writers: Record<
  Exclude<ExportOptions["format"], "accounting">,
  (entries: readonly EntryJson[], ledger: LedgerId) => string
> = {
  csv: entriesCsv,
  ndjson: entriesNdjson,
  fhir: (entries, ledger) => `${JSON.stringify(auditEventBundle(entries, ledger), null, 2)}\n`,
};

/** The log for other tools. */
export async function exportEntries(options: ExportOptions): Promise<number> {
  const session = await openSession(options);
  const text = await textOf(session, options);
  if (options.out === undefined) await writeOut(text);
  else await writeNewFile(options.out, text, "--out");
  return 0;
}

async function textOf(session: OpenSession, options: ExportOptions): Promise<string> {
  const { chain } = session;
  const toBlock = (await latestBlock(chain)).number;
  const entries = await readEntries(chain, { fromBlock: chain.deployBlock, toBlock });
  if (options.format === "accounting") return accountingFor(session, entries, options.patient);
  const filter = {
    ...(options.record && { recordId: parseCount(options.record, "record") }),
    ...(options.patient && { patient: session.addressOf(options.patient) }),
  };
  const all = new EntryBook().add(entries);
  const wanted = all.filter((entry) => passesFilter(entry, filter));
  return writers[options.format](wanted, chain);
}

/** What the patient is told of who saw what; which release came of which access, the vault says. */
async function accountingFor(
  session: OpenSession,
  entries: readonly Entry[],
  patient: string | undefined,
): Promise<string> {
  if (patient === undefined) {
    throw new InputError({
      code: "MA-EXPORT-PATIENT",
      happened: "an accounting of disclosures is for one patient",
      todo: "name them with --patient",
    });
  }
  const address = session.addressOf(patient);
  const { releases } = await session.audit.inventory();
  const sightings = whoSaw(address, entries, releases, session.nameOf);
  return accountingOfDisclosures({ patient: session.nameOf(address), address, sightings });
}
