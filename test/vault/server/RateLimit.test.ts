import { expect, test } from "vitest";
import { RateLimit } from "../../../vault/server/RateLimit.ts";

test("a burst passes, a flood doesn't, and time gives room again", () => {
  let nowMs = 0;
  const limit = new RateLimit(3, 2, () => nowMs);
  const taken = () => Array.from({ length: 5 }, () => limit.take("a"));
  expect(taken()).toEqual([true, true, true, false, false]);
  expect(limit.take("b")).toBe(true);
  nowMs = 1000;
  expect(taken()).toEqual([true, true, false, false, false]);
});
