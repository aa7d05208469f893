import { cellWidth } from "./cellWidth.ts";
import { graphemes } from "./graphemes.ts";

export type Align = "left" | "right";

/** A sanitised text in exactly `width` cells: padded, or cut between graphemes with an ellipsis. */
export function fit(text: string, width: number, align: Align = "left"): string {
  if (width <= 0) return "";
  const cut = truncate(text, width);
  const padding = " ".repeat(Math.max(0, width - cellWidth(cut)));
  return align === "left" ? cut + padding : padding + cut;
}

/** A sanitised text in at most `width` cells. */
export function truncate(text: string, width: number): string {
  if (cellWidth(text) <= width) return text;
  if (width <= 0) return "";
  let kept = "";
  let used = 0;
  for (const grapheme of graphemes(text)) {
    const cells = cellWidth(grapheme);
    if (used + cells > width - 1) break;
    kept += grapheme;
    used += cells;
  }
  return `${kept}…`;
}
