import type { Line } from "../text/Line.ts";
import { sanitize } from "../text/sanitize.ts";
import type { Theme } from "./Theme.ts";

const dangerous = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Whatever a pane has forgotten: nothing that moves the cursor or reorders text gets through here. */
function safe(text: string): string {
  return dangerous.test(text) ? sanitize(text) : text;
}

/** A line as the terminal takes it; each span resets what it set. */
export function paintLine(row: Line, theme: Theme): string {
  let painted = "";
  for (const part of row) {
    const code = theme.codes[part.tone];
    const text = safe(part.text);
    painted += code === "" ? text : `${code}${text}${theme.reset}`;
  }
  return theme.isUnicode ? painted : toAscii(painted);
}

/** A selected row is one block: tones inside would be illegible in inverse. */
export function paintSelected(row: Line, theme: Theme): string {
  const text = safe(row.map((part) => part.text).join(""));
  return `${theme.selection}${theme.isUnicode ? text : toAscii(text)}${theme.reset}`;
}

const replacements: Readonly<Record<string, string>> = {
  "…": "~",
  "·": ".",
  "›": ">",
  "▸": ">",
  "●": "*",
  "○": "o",
  "✓": "v",
  "✗": "x",
  "≠": "!",
  "→": ">",
  "─": "-",
  "│": "|",
  "█": "#",
  "░": ".",
  "×": "x",
};

function toAscii(text: string): string {
  return text.replace(/[…·›▸●○✓✗≠→─│█░×]/g, (sign) => replacements[sign] ?? "?");
}
