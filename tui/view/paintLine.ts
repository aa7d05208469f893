import type { Line } from "../text/Line.ts";
import type { Theme } from "./Theme.ts";

/** A line as the terminal takes it; each span resets what it set. */
export function paintLine(row: Line, theme: Theme): string {
  let painted = "";
  for (const part of row) {
    const code = theme.codes[part.tone];
    painted += code === "" ? part.text : `${code}${part.text}${theme.reset}`;
  }
  return theme.isUnicode ? painted : toAscii(painted);
}

/** A selected row is one block: tones inside would be illegible in inverse. */
export function paintSelected(row: Line, theme: Theme): string {
  const text = row.map((part) => part.text).join("");
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
