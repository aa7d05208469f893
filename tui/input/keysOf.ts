import type { Key } from "ink";
import { graphemes } from "../text/graphemes.ts";

const control: Readonly<Record<string, string>> = {
  "\r": "Enter",
  "\t": "Tab",
  "\u001b": "Esc",
  "\u007f": "Backspace",
  "\b": "Backspace",
};

/**
 * Keys by the names that the command table uses. A terminal may give several keys in one chunk ("jjj"): each is
 * taken for itself. Null for a chunk with line feeds, which no key types: it is a paste without brackets.
 */
export function keysOf(input: string, key: Key): string[] | null {
  const named = nameOf(key);
  if (named !== null) return [named];
  if (key.ctrl) return input === "" ? [] : [`Ctrl-${input.toUpperCase()}`];
  if (key.meta && input !== "") return [];
  if (input.includes("\n")) return null;
  return graphemes(input).flatMap((sign) => {
    const known = control[sign];
    if (known !== undefined) return [known];
    return sign < " " ? [] : [sign];
  });
}

function nameOf(key: Key): string | null {
  const shift = key.shift ? "Shift-" : "";
  if (key.upArrow) return "Up";
  if (key.downArrow) return "Down";
  if (key.leftArrow) return `${shift}Left`;
  if (key.rightArrow) return `${shift}Right`;
  if (key.pageDown) return "PgDn";
  if (key.pageUp) return "PgUp";
  if (key.home) return "Home";
  if (key.end) return "End";
  if (key.return) return "Enter";
  if (key.escape) return "Esc";
  if (key.tab) return `${shift}Tab`;
  if (key.backspace) return "Backspace";
  return key.delete ? "Delete" : null;
}
