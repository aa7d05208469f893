import type { EntryJson } from "../log/entryJson.ts";

const columns = [
  "stream",
  "seq",
  "recordedAt",
  "action",
  "outcome",
  "reason",
  "status",
  "version",
  "purpose",
  "actorRole",
  "actor",
  "patient",
  "doctor",
  "auditor",
  "message",
  "commitment",
  "head",
  "block",
  "transactionHash",
  "logIndex",
] as const satisfies readonly (keyof EntryJson)[];

/** Entries as CSV (RFC 4180), a header first. Cells that a spreadsheet would take for a formula are defused. */
export function entriesCsv(entries: readonly EntryJson[]): string {
  const rows = entries.map((entry) => columns.map((column) => cell(entry[column])).join(","));
  return `${[columns.join(","), ...rows].join("\r\n")}\r\n`;
}

function cell(value: unknown): string {
  const text = defused(value === null || value === undefined ? "" : String(value));
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Before what begins a formula (half or full width), at the start or after anything that some spreadsheet skips, or takes
 * for the end of a cell: which separator counts depends on where the file is opened. No message of the contract has that.
 */
const formula = /(^|[,;|"\s\p{Cc}\p{Cf}])(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/gu;
const control = /^[\t\r\n\0]/;

function defused(text: string): string {
  const safe = text.replace(formula, "$1'");
  return control.test(safe) ? `'${safe}` : safe;
}
