import type { Action } from "../../core/log/Action.ts";
import type { Address } from "../../core/log/Hex.ts";
import type { LogLine } from "./LogLine.ts";

/** What a patient's "who saw my chart" is about. */
const onRecords: readonly Action[] = [
  "view",
  "copy",
  "print",
  "create",
  "amend",
  "delete",
  "query",
  "report-mismatch",
];

/** Log lines by what panes ask for, so that a pane costs what it shows and not what the log holds. */
export class LogIndex {
  readonly ofRecord = new Map<number, LogLine[]>();
  readonly onChartOf = new Map<Address, LogLine[]>();
  readonly ofAppointment = new Map<number, LogLine[]>();

  add(logLine: LogLine): void {
    const { recordId, patient, action, detail } = logLine.entry;
    if (recordId > 0) add(this.ofRecord, recordId, logLine);
    if (onRecords.includes(action)) add(this.onChartOf, patient, logLine);
    if (detail?.kind === "appointment") add(this.ofAppointment, detail.appointmentId, logLine);
  }
}

function add<Key>(index: Map<Key, LogLine[]>, key: Key, logLine: LogLine): void {
  const lines = index.get(key);
  if (lines) lines.push(logLine);
  else index.set(key, [logLine]);
}
