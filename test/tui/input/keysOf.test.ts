import type { Key } from "ink";
import { expect, test } from "vitest";
import { keysOf } from "../../../tui/input/keysOf.ts";

const none = {} as Key;

test("several keys in one chunk are each taken for themselves", () => {
  expect(keysOf("jjj", none)).toEqual(["j", "j", "j"]);
  expect(keysOf("j\rk\t", none)).toEqual(["j", "Enter", "k", "Tab"]);
});

test("named keys go by their names", () => {
  expect(keysOf("", { ...none, upArrow: true })).toEqual(["Up"]);
  expect(keysOf("", { ...none, tab: true, shift: true })).toEqual(["Shift-Tab"]);
  expect(keysOf("p", { ...none, ctrl: true })).toEqual(["Ctrl-P"]);
});

test("a chunk with line feeds is a paste, not keys", () => {
  expect(keysOf("one\nq", none)).toBeNull();
});

test("Alt with a letter is no letter", () => {
  expect(keysOf("q", { ...none, meta: true })).toEqual([]);
});
