import { cellWidth } from "../text/cellWidth.ts";
import { graphemes } from "../text/graphemes.ts";
import type { Line } from "../text/Line.ts";
import { sanitize } from "../text/sanitize.ts";
import type { TextInput } from "./TextInput.ts";

/** A text being typed, its cursor as an inverse cell; cut at the left where it grows too long. */
export function inputLine({ value, cursor }: TextInput, width: number, isFocused = true): Line {
  const signs = graphemes(sanitize(value));
  let start = 0;
  while (cellWidth(signs.slice(start, cursor).join("")) > width - 2) start++;
  const before = signs.slice(start, cursor).join("");
  const at = signs[cursor] ?? " ";
  let after = "";
  let left = width - cellWidth(before) - cellWidth(at);
  for (const sign of signs.slice(cursor + 1)) {
    left -= cellWidth(sign);
    if (left < 0) break;
    after += sign;
  }
  return [
    { text: before, tone: "plain" },
    { text: at, tone: isFocused ? "inverse" : "plain" },
    { text: after, tone: "plain" },
  ];
}
