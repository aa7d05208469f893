import { expect, test } from "vitest";
import { parseDuration, parseWhen } from "../../../tui/forms/parseWhen.ts";
import { formTime } from "../../../tui/text/formatTime.ts";
import { noonSeconds } from "../scripted/noonSeconds.ts";

test.each([
  ["2026-11-24 09:30", "2026-11-24 09:30"],
  ["2026-11-24T9:30", "2026-11-24 09:30"],
  ["24 Nov 9:30", "2026-11-24 09:30"],
  ["24 nov 2027 09:30", "2027-11-24 09:30"],
])("%s is a date and time", (text, expected) => {
  const seconds = parseWhen(text, noonSeconds);
  expect(seconds === null ? null : formTime(seconds)).toBe(expected);
});

test("today, tomorrow and a bare time are taken from now", () => {
  const day = (text: string) => formTime(parseWhen(text, noonSeconds) ?? 0);
  expect(day("tomorrow 8:15").slice(11)).toBe("08:15");
  expect(day("8:15").slice(0, 10)).toBe(formTime(noonSeconds).slice(0, 10));
});

test.each(["", "soon", "2026-02-30 10:00", "25:00", "2026-11-24"])("%j is none", (text) => {
  expect(parseWhen(text, noonSeconds)).toBeNull();
});

test("durations have a unit", () => {
  expect(parseDuration("30d")).toBe(2_592_000);
  expect(parseDuration("+12 h")).toBe(43_200);
  expect(parseDuration("30")).toBeNull();
});
