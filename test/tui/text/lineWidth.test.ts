import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import lineWidth from "../../../tui/text/lineWidth.ts";

const pieces = fc.constantFrom(
  ..."medaudit 7│╭╮╰╯─✓≠·▸é林👩ß\u00ad\t\u200d",
  "e\u0301",
  "\u001b[1m",
  "\u001b[38;5;196m",
  "\u001b[0m",
  "\u001b]8;;http://x\u0007",
  "\u001b[2K",
);

test("measures a line as string-width does, whatever stands in it", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (line) => {
      const text = line.join("");
      expect(lineWidth(text)).toBe(stringWidth(text));
    }),
    { numRuns: 2000 },
  );
});
