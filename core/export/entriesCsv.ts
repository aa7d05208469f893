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
  const text = value === null || value === undefined ? "" : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
