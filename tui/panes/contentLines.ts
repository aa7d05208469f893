import { describeRecord } from "../../core/fhir/describeRecord.ts";
import type { RecordContent } from "../../core/record/RecordContent.ts";
import { fit } from "../text/fit.ts";
import type { Line } from "../text/Line.ts";
import { sanitize, sanitizeLines } from "../text/sanitize.ts";
import { wrap } from "../text/wrap.ts";

/** A record's content as it is read: sections, labels, wrapped text, in lines of at most `width` cells. */
export function contentLines(content: RecordContent, width = 75): Line[] {
  const labelWidth = width < 60 ? 12 : 18;
  return describeRecord(content).flatMap(({ heading, lines }): Line[] => [
    [{ text: ` ${sanitize(heading)}`, tone: "accent" }],
    ...lines.flatMap(({ label, text }) =>
      labelled(label, text, labelWidth, width - labelWidth - 3),
    ),
    [],
  ]);
}

function labelled(label: string, text: string, labelWidth: number, textWidth: number): Line[] {
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
