import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonBreak } from "../../../core/fhir/jsonBreak.ts";

test.each([
  ["# Title", 0],
  ['{"a":1,}', 7],
  ['{"a" 1}', 5],
  ["{'a':1}", 1],
  ["[1,,2]", 3],
  ["[1 2]", 3],
  ['{"a":01}', 6],
  ['{"a":"b\nc"}', 7],
  ['{"a":1} x', 8],
  ["[1}", 2],
  ['{"a":', 5],
  ["[[1]", 4],
  ['{"a":nul}', 5],
  ["]", 0],
  ['{"a":"cut off', 13],
  ['{"a":"cut \\u00', 14],
  ['{"a":"\\x and more"}', 6],
])("%j breaks at %i", (text, at) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(jsonBreak(text)).toBe(at);
});

test("a long string is gone through", () => {
  expect(jsonBreak(`["${"x\\n".repeat(3_000_000)}" 1]`)).toBe(9_000_004);
});

test("whatever JSON.parse takes doesn't break, and what it refuses breaks somewhere", () => {
  const broken = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", "}", "]", '"', "x", "1", " ", "\\"))
    .map(([text, place, more]) => {
      const at = place % (text.length + 1);
      return text.slice(0, at) + more + text.slice(more === "" ? at + 1 : at);
    });
  fc.assert(
    fc.property(fc.oneof(fc.json(), broken), (text) => {
      try {
        JSON.parse(text);
      } catch {
        const at = jsonBreak(text);
        // Nothing that begins like the text up to there is wrong before it: it may still become JSON.
        expect(at).toBeLessThanOrEqual(text.length);
        return;
      }
      expect(jsonBreak(text)).toBe(text.length);
    }),
    { seed: 20261122, numRuns: 3000 },
  );
});
