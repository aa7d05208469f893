import stringWidth from "string-width";

const isPlain = /^[\x20-\x7e]*$/;

/** How many terminal cells a sanitised text takes. */
export function cellWidth(text: string): number {
  return isPlain.test(text) ? text.length : stringWidth(text);
}
