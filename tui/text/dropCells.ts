import { cellWidth } from "./cellWidth.ts";
import { graphemes } from "./graphemes.ts";
import type { Line, Span } from "./Line.ts";

/** A line without its first cells, for what is scrolled sideways. */
export function dropCells(row: Line, cells: number): Line {
  if (cells <= 0) return row;
  let left = cells;
  const kept: Span[] = [];
  for (const part of row) {
    const width = cellWidth(part.text);
    if (width <= left) {
      left -= width;
      continue;
    }
    let text = part.text;
    while (left > 0) {
      const [first = ""] = graphemes(text);
      text = text.slice(first.length);
      left -= Math.max(1, cellWidth(first));
    }
    kept.push({ ...part, text });
  }
  return kept;
}
