import { describeRecord } from "../../core/fhir/describeRecord.ts";
import type { RecordContent } from "../../core/record/RecordContent.ts";
import { fit } from "../text/fit.ts";
import type { Line } from "../text/Line.ts";
import { sanitize, sanitizeLines } from "../text/sanitize.ts";
import { wrap } from "../text/wrap.ts";

const labelWidth = 18;
const textWidth = 54;

/** A record's content as the reader shows it: sections, labels, wrapped text. */
export function contentLines(content: RecordContent): Line[] {
  return describeRecord(content).flatMap(({ heading, lines }): Line[] => [
    [{ text: ` ${sanitize(heading)}`, tone: "accent" }],
    ...lines.flatMap(({ label, text }) => labelled(label, text)),
    [],
  ]);
}

function labelled(label: string, text: string): Line[] {
  const rows = sanitizeLines(text).flatMap((row) => wrap(row, textWidth));
  const labels = wrap(sanitize(label), labelWidth);
  return Array.from(
    { length: Math.max(rows.length, labels.length) },
    (_, index): Line => [
      { text: `  ${fit(labels[index] ?? "", labelWidth)} `, tone: "dim" },
      { text: rows[index] ?? "", tone: "plain" },
    ],
  );
}
