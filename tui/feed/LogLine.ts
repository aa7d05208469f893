import { type Entry, entryId } from "../../core/log/Entry.ts";
import { zeroAddress } from "../../core/log/Hex.ts";
import type { Names } from "../state/Names.ts";

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
    entry.transactionHash,
  ];
  return { entry, id: entryId(entry), search: words.join(" ").toLowerCase() };
}
