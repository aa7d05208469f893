import stringWidth, { type Options } from "string-width";
import { isNarrow } from "./isNarrow.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: SGR sequences (ECMA-48 8.3.117) take no cell
const colours = /\u001b\[[\d;]*m/g;

/**
 * As `string-width`, without its Unicode tables for what needs none. The bundler puts it in the place of Ink's five copies
 * of that package, each of which would make its tables when the dashboard starts and use them for every line it draws.
 */
export default function lineWidth(text: string, options?: Options): number {
  const bare = text.replace(colours, "");
  return options === undefined && isNarrow(bare) ? bare.length : stringWidth(text, options);
}
