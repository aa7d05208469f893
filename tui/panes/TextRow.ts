import type { Line } from "../text/Line.ts";

/** A row of a pane that is only read. */
export interface TextRow {
  readonly id: string;
  readonly line: Line;
  /** A difference or finding that `n` goes to. */
  readonly isMark?: boolean;
}

/** Rows numbered from the top. */
export function textRows(lines: readonly Line[]): TextRow[] {
  return lines.map((line, index) => ({ id: String(index), line }));
}

/** "label   value". */
export function fact(label: string, value: string, labelWidth = 10): Line {
  return [
    { text: ` ${label.padEnd(labelWidth)} `, tone: "dim" },
    { text: value, tone: "plain" },
  ];
}
