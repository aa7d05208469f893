import { expect, test } from "vitest";
import { paintLine, paintSelected } from "../../../tui/view/paintLine.ts";
import { themeFor } from "../../../tui/view/Theme.ts";

const colour = themeFor({ noColor: false, term: "xterm" });
const noColour = themeFor({ noColor: true, term: "xterm" });
const dumb = themeFor({ noColor: false, term: "dumb" });
const row = [
  { text: "✗ refused", tone: "bad" },
  { text: " · plain", tone: "plain" },
] as const;

test("tones become the 16 colours, text keeps the terminal's own", () => {
  expect(paintLine(row, colour)).toBe("\u001b[1;31m✗ refused\u001b[0m · plain");
});

test("NO_COLOR keeps weight, a dumb terminal only the signs, in ASCII", () => {
  expect(paintLine(row, noColour)).toBe("\u001b[1m✗ refused\u001b[0m · plain");
  expect(paintLine(row, dumb)).toBe("x refused . plain");
});

test("a selected row is one block", () => {
  expect(paintSelected(row, colour)).toBe("\u001b[7m✗ refused · plain\u001b[0m");
});

test("nothing that a pane forgot gets through", () => {
  const evil = [{ text: "a\u001b[2Jb\u202ec\u0007", tone: "plain" }] as const;
  expect(paintLine(evil, colour)).toBe("abc");
  expect(paintSelected(evil, dumb)).toBe("abc");
});
