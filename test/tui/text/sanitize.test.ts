import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellWidth } from "../../../tui/text/cellWidth.ts";
import { fit } from "../../../tui/text/fit.ts";
import { sanitize, sanitizeLines } from "../../../tui/text/sanitize.ts";
import { wrap } from "../../../tui/text/wrap.ts";

const seed = 20_261_122;

describe("text from outside", () => {
  test("loses escape sequences, controls and direction marks", () => {
    expect(sanitize("a\u001b[31mred\u001b[0m\u001b]52;c;ZXZpbA==\u0007b")).toBe("aredb");
    expect(sanitize("safe\u202egnp.exe\u2066")).toBe("safegnp.exe");
    expect(sanitize("one\ntwo\tthree\u0000\u009b2J")).toBe("one two three");
  });

  test("keeps letters of every script, and cuts emoji sequences to what all terminals agree on", () => {
    expect(sanitize("Zoë Ñandú 林美玲 שלום")).toBe("Zoë Ñandú 林美玲 שלום");
    expect(sanitize("👨‍👩‍👧 🇫🇷 ❤️ 👍🏽")).toBe("👨 FR ❤ 👍");
  });

  test("as lines keeps the line breaks", () => {
    expect(sanitizeLines("a\r\nb\u001b[2Jc")).toEqual(["a", "bc"]);
  });

  test(`never holds a control, and fits any width exactly (seed ${seed})`, () => {
    const controls = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 0, max: 40 }), (text, width) => {
        const clean = sanitize(text);
        expect(clean).not.toMatch(controls);
        expect(cellWidth(fit(clean, width))).toBe(width);
      }),
      { seed, numRuns: 2000 },
    );
  });
});

describe("fitting", () => {
  test("cuts between graphemes, with an ellipsis", () => {
    expect(fit("Amara Okafor", 8)).toBe("Amara O…");
    expect(fit("林美玲医生", 6)).toBe("林美… ");
    expect(fit("e\u0301e\u0301e\u0301", 2)).toBe("e\u0301…");
    expect(fit("7", 4, "right")).toBe("   7");
  });

  test("wraps at spaces, and breaks what has none", () => {
    expect(wrap("the quick brown fox", 9)).toEqual(["the quick", "brown fox"]);
    expect(wrap("abcdefghij", 4)).toEqual(["abcd", "efgh", "ij"]);
  });
});
