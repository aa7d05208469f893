const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
const isPlain = /^[\x20-\x7e]*$/;

/** What a reader takes for one sign each (Unicode UAX 29). */
export function graphemes(text: string): string[] {
  if (isPlain.test(text)) return text.split("");
  return Array.from(segmenter.segment(text), (segment) => segment.segment);
}
