import stringWidth from "string-width";
import { isNarrow } from "./isNarrow.ts";

/** How many terminal cells a sanitised text takes. */
export function cellWidth(text: string): number {
  return isNarrow(text) ? text.length : stringWidth(text);
}
