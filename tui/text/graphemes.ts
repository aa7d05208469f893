import { isNarrow } from "./isNarrow.ts";

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** What a reader takes for one sign each (Unicode UAX 29). */
export function graphemes(text: string): string[] {
  if (isNarrow(text)) return text.split("");
  return Array.from(segmenter.segment(text), (segment) => segment.segment);
}
