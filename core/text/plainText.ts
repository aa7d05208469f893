import { unstyled } from "./unstyled.ts";

/**
 * A text as one line that is safe to show in a terminal: no control characters, escape sequences or direction controls,
 * no line breaks, white space folded. Letters, marks and emoji of every script stay.
 */
export function plainText(text: string): string {
  return unstyled(text).replace(/\s+/g, " ").trim();
}
