import { format } from "date-fns";
import type { EntryJson } from "../../core/log/entryJson.ts";
import { plainText } from "../../core/text/plainText.ts";

/**
 * An entry as one plain line: time, stream and number, who, what, how it ended.
 *
 * @param nameOf a persona's name for an address, or the address shortened
 */
export function entryLine(entry: EntryJson, nameOf: (address: string) => string): string {
  const [kind, key = ""] = entry.stream.split(":");
  const stream = kind === "chart" ? `chart:${nameOf(key)}` : entry.stream;
  const mark = entry.outcome === "denied" ? "DENIED " : "ok     ";
  const version = entry.version === null ? "" : ` v${entry.version}`;
  return [
    format(new Date(entry.recordedAt), "yyyy-MM-dd HH:mm:ss"),
    `${stream} #${entry.seq}`.padEnd(20),
    mark,
    `${entry.actorRole} ${nameOf(entry.actor)}`.padEnd(20),
    `${plainText(entry.message)}${version}`,
    `[${entry.purpose}]`,
  ].join("  ");
}
