import type { RecordContent } from "../record/RecordContent.ts";
import { plainText } from "../text/plainText.ts";
import { conceptText } from "./conceptText.ts";
import { dateText } from "./dateText.ts";
import { isObject } from "./isObject.ts";

/** A record's title on one line, safe to show: the encounter's kind and day, or "Summary" for a chart's summary. */
export function recordTitle(content: RecordContent): string {
  const first = content.entry[0]?.resource;
  if (!first) return "Empty record";
  if (first.resourceType === "Patient") return "Summary";
  const day = dateText(isObject(first.period) ? first.period.start : first.date).slice(0, 10);
  const title =
    conceptText(Array.isArray(first.type) ? first.type[0] : first.type) ||
    conceptText(first.code) ||
    plainText(first.resourceType);
  return day === "" ? title : `${title}, ${day}`;
}
