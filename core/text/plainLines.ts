import { unstyled } from "./unstyled.ts";

/** As `plainText`, but with the text's own lines kept; no empty ones at either end. */
export function plainLines(text: string): string[] {
  const lines = unstyled(text)
    .split("\n")
    .map((line) => line.replace(/[^\S\n]+/g, " ").trimEnd());
  while (lines.length > 0 && lines[0]?.trim() === "") lines.shift();
  while (lines.length > 0 && lines.at(-1) === "") lines.pop();
  return lines;
}
