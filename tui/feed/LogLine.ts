import { type Entry, entryId } from "../../core/log/Entry.ts";
import { zeroAddress } from "../../core/log/Hex.ts";
import type { Names } from "../state/Names.ts";
import { type Filter, passes } from "./Filter.ts";

/** An entry ready to be shown and searched. */
export interface LogLine {
  readonly entry: Entry;
  readonly id: string;
  /** Lower case: what a filter looks into. */
  readonly search: string;
}

export function logLineOf(entry: Entry, names: Names): LogLine {
  const patient = entry.patient === zeroAddress ? "" : names.short(entry.patient);
  const record = entry.recordId > 0 ? `#${entry.recordId} v${entry.version}` : entry.stream;
  const words = [
    names.short(entry.actor),
    names.full(entry.actor),
    entry.action,
    entry.outcome,
    patient,
    record,
    entry.message,
    entry.purpose,
  ];
  return { entry, id: entryId(entry), search: words.join(" ").toLowerCase() };
}

/** A word that begins a hash is looked for among the transactions' hashes too. */
export function passesLine(filter: Filter, { search, entry }: LogLine): boolean {
  const hasHash = filter.words.some((word) => word.startsWith("0x"));
  return passes(filter, hasHash ? `${search} ${entry.transactionHash}` : search);
}
