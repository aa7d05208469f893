import stringWidth from "string-width";
import type { RecordContent } from "../record/RecordContent.ts";
import { plainText } from "../text/plainText.ts";
import { describeRecord } from "./describeRecord.ts";
import type { RecordLine } from "./describeResource.ts";
import { recordTitle } from "./recordTitle.ts";
import { wrapText } from "./wrapText.ts";

const labelColumnsMost = 34;

/**
 * A readable page of a record in plain text, for a file or the clipboard.
 *
 * @param facts lines under the title ("Record 3, version 2"), made safe here
 * @param widthColumns at least 40
 */
export function printRecord(
  content: RecordContent,
  facts: readonly string[] = [],
  widthColumns = 80,
): string {
  const title = recordTitle(content);
  const page = [
    ...wrapText(title, widthColumns),
    "=".repeat(Math.min(stringWidth(title), widthColumns)),
  ];
  for (const fact of facts) page.push(...wrapText(plainText(fact), widthColumns));
  for (const { heading, lines } of describeRecord(content)) {
    page.push("", heading, "-".repeat(stringWidth(heading)));
    const labelColumns = Math.min(
      labelColumnsMost,
      Math.max(...lines.map(({ label }) => stringWidth(label))),
    );
    for (const line of lines) page.push(...rows(line, labelColumns, widthColumns));
  }
  return `${page.join("\n")}\n`;
}

/** Label and text side by side; a label that is too long has rows of its own. */
function rows({ label, text }: RecordLine, labelColumns: number, widthColumns: number): string[] {
  const texts = wrapText(text, Math.max(20, widthColumns - labelColumns - 2));
  const indent = " ".repeat(labelColumns + 2);
  const isLong = stringWidth(label) > labelColumns;
  const first = isLong
    ? indent
    : label.padEnd(label.length + labelColumns - stringWidth(label) + 2);
  return [
    ...(isLong ? wrapText(label, widthColumns) : []),
    ...texts.map((part, at) => `${at === 0 ? first : indent}${part}`.trimEnd()),
  ];
}
