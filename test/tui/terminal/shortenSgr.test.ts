import { expect, test } from "vitest";
import { shortenSgr } from "../../../tui/terminal/shortenSgr.ts";

const sgr = (...codes: number[]) => codes.map((code) => `\u001b[${code}m`).join("");

test("styles that are set and taken back without a text in between go", () => {
  expect(shortenSgr(`${sgr(36, 39, 2, 22, 31)}x`)).toBe(`${sgr(39, 22, 31)}x`.replace(sgr(39), ""));
});

test("bold and dim add up", () => {
  expect(shortenSgr(`${sgr(22, 1, 2)}x`)).toBe(`${sgr(22, 1, 2)}x`);
  expect(shortenSgr(`${sgr(1, 22, 2)}x`)).toBe(`${sgr(22, 2)}x`);
});

test("what isn't known stays as it is", () => {
  const text = `${sgr(36, 3)}x${sgr(0, 36)}`;
  expect(shortenSgr(text)).toBe(text);
});

test("text and single codes stay", () => {
  const text = `a${sgr(36)}b${sgr(39)}c\u001b[2K\u001b[1G`;
  expect(shortenSgr(text)).toBe(text);
});
