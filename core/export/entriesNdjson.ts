import type { EntryJson } from "../log/entryJson.ts";

/** Entries as JSON, one a line. */
export function entriesNdjson(entries: readonly EntryJson[]): string {
  return entries.map((entry) => `${onOneLine(JSON.stringify(entry))}\n`).join("");
}

/** JSON allows these as they are within a text, and some readers end a line there. */
function onOneLine(json: string): string {
  return json.replace(
    /[\u0085\u2028\u2029]/g,
    (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
