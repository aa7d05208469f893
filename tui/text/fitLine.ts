import { cellWidth } from "./cellWidth.ts";
import { truncate } from "./fit.ts";
import type { Line, Span } from "./Line.ts";

/** A line in exactly `width` cells. */
export function fitLine(row: Line, width: number): Line {
  const fitted: Span[] = [];
  let left = width;
  for (const part of row) {
    if (left <= 0) break;
    const text = truncate(part.text, left);
    left -= cellWidth(text);
    fitted.push(text === part.text ? part : { ...part, text });
    if (text !== part.text) break;
  }
  if (left > 0) fitted.push({ text: " ".repeat(left), tone: "plain" });
  return fitted;
}

/** Two lines on one row: the right one at the right edge, the left one cut where they would meet. */
export function spread(left: Line, right: Line, width: number): Line {
  const rightWidth = right.reduce((sum, part) => sum + cellWidth(part.text), 0);
  if (rightWidth >= width) return fitLine(right, width);
  return [...fitLine(left, width - rightWidth), ...right];
}
