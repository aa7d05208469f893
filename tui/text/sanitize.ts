import { unstyled } from "../../core/text/unstyled.ts";

const isPlain = /^[\x20-\x7e]*$/;
const joined = /\u200d\p{Extended_Pictographic}/gu;
const emojiModifiers = /[\u{1f3fb}-\u{1f3ff}\ufe0e\ufe0f\u20e3\u200b-\u200d\u{e0000}-\u{e007f}]/gu;
const regionalIndicators = /[\u{1f1e6}-\u{1f1ff}]/gu;

/**
 * Text from outside as one line that can't move the cursor, reorder what stands beside it or inject a sequence.
 * Emoji sequences are cut to their first sign and flags to their letters, because terminals disagree on their width.
 */
export function sanitize(text: string): string {
  if (isPlain.test(text)) return text;
  return withoutSequences(unstyled(text).replace(/[\n\t]/g, " "));
}

/** As {@link sanitize}, with line breaks kept as separate lines. */
export function sanitizeLines(text: string): string[] {
  return unstyled(text)
    .split("\n")
    .map((row) => withoutSequences(row.replaceAll("\t", "  ")));
}

function withoutSequences(text: string): string {
  return text.replace(joined, "").replace(emojiModifiers, "").replace(regionalIndicators, letterOf);
}

function letterOf(indicator: string): string {
  return String.fromCodePoint((indicator.codePointAt(0) ?? 0) - 0x1f1e6 + 0x41);
}
