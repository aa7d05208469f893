import type { IUnicodeVersionProvider } from "@xterm/headless";
import stringWidth from "string-width";

/** Widths of code points as today's terminals have them; the emulator's own stop at Unicode 6, before most emoji. */
export const modernWidths: IUnicodeVersionProvider = {
  version: "modern",
  wcwidth: widthOf,
  charProperties(codePoint, preceding) {
    const width = widthOf(codePoint);
    const before = (preceding >> 1) & 3;
    const isJoined = width === 0 && preceding !== 0 && before !== 0;
    return ((isJoined ? Math.max(width, before) : width) << 1) | (isJoined ? 1 : 0);
  },
};

function widthOf(codePoint: number): 0 | 1 | 2 {
  return Math.min(2, stringWidth(String.fromCodePoint(codePoint))) as 0 | 1 | 2;
}
