import { readFileSync, writeFileSync } from "node:fs";

const start = /<!-- generated: .* -->\n\n/;
const end = "\n\n<!-- end -->";

/** The generated part of a page, between its two comments. */
export function readGenerated(page: string): string {
  const text = read(page);
  const from = beginOf(text, page);
  return text.slice(from, text.indexOf(end, from));
}

export function writeGenerated(page: string, content: string): void {
  const text = read(page);
  const from = beginOf(text, page);
  writeFileSync(urlOf(page), text.slice(0, from) + content + text.slice(text.indexOf(end, from)));
}

function beginOf(text: string, page: string): number {
  const match = start.exec(text);
  if (match === null) throw new Error(`${page} has no generated part`);
  return match.index + match[0].length;
}

function read(page: string): string {
  return readFileSync(urlOf(page), "utf8");
}

function urlOf(page: string): URL {
  return new URL(`../../../docs/${page}`, import.meta.url);
}
