import stringWidth from "string-width";
import { expect, test } from "vitest";
import { isNarrow } from "../../../tui/text/isNarrow.ts";

test("every sign that is taken for narrow is one cell wide, and one unit long", () => {
  for (let code = 0x20; code < 0x3000; code++) {
    const sign = String.fromCharCode(code);
    if (isNarrow(sign)) expect([sign, stringWidth(sign)]).toEqual([sign, 1]);
  }
});

test("what has width zero or two is not", () => {
  for (const sign of ["\u00ad", "e\u0301", "林", "👩", "\u200d", "\u001b"]) {
    expect(isNarrow(sign)).toBe(false);
  }
});
