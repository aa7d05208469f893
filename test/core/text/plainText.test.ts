import fc from "fast-check";
import { expect, test } from "vitest";
import { plainLines } from "../../../core/text/plainLines.ts";
import { plainText } from "../../../core/text/plainText.ts";

test.each([
  ["colour", "\u001b[31mred\u001b[0m", "red"],
  ["a window title", "a\u001b]0;owned\u0007b", "ab"],
  ["a hyperlink", "\u001b]8;;http://x.test\u001b\\link\u001b]8;;\u001b\\", "link"],
  ["eight-bit controls", "a\u009b31mb\u0085c", "ab c"],
  ["a lone escape", "a\u001b", "a"],
  ["an escape cut off by its removal", "\u001b\u001b[0m[31mx", "[31mx"],
  ["overstrikes", "abc\b\b\bxyz\r123", "abcxyz 123"],
  ["direction controls", "user\u202egpj.exe\u2066", "usergpj.exe"],
  ["line breaks", " a\n\tb\u2028c ", "a b c"],
  ["half a surrogate", "a\ud800b", "a\ufffdb"],
])("%s leaves nothing that a terminal would act on", (_, text, plain) => {
  expect(plainText(text)).toBe(plain);
});

test.each([["日本語"], ["e\u0301"], ["👩‍👩‍👧‍👦"], ["שלום"], ["½ µg"]])(
  "%s stays as it is",
  (text) => {
    expect(plainText(text)).toBe(text);
  },
);

test("lines stay lines", () => {
  expect(plainLines("\n a\u001b[1m \r\n\r\nb\t\tc\n\n")).toEqual([" a", "", "b c"]);
});

test("no text of any kind leaves a control character, and a second time changes nothing", () => {
  const hostile = fc
    .array(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.constantFrom("\u001b[", "\u001b", "\u009d", "31m", "]0;", "\u0007"),
      ),
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(hostile, (text) => {
      const plain = plainText(text);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(plain).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      expect(plainText(plain)).toBe(plain);
    }),
    { seed: 20261122, numRuns: 3000 },
  );
});
