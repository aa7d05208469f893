import { cellWidth } from "./cellWidth.ts";
import { graphemes } from "./graphemes.ts";

/** A sanitised text in lines of at most `width` cells, broken at spaces where it can be. */
export function wrap(text: string, width: number): string[] {
  if (width <= 0) return [];
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (cellWidth(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== "") lines.push(line);
    const parts = breakWord(word, width);
    line = parts.pop() ?? "";
    lines.push(...parts);
  }
  return [...lines, line];
}

function breakWord(word: string, width: number): string[] {
  const parts = [""];
  for (const grapheme of graphemes(word)) {
    const last = parts.at(-1) ?? "";
    if (cellWidth(last) + cellWidth(grapheme) > width) parts.push(grapheme);
    else parts[parts.length - 1] = last + grapheme;
  }
  return parts;
}
