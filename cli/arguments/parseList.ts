import { InputError } from "../../core/errors/InputError.ts";

/**
 * A comma-separated list of words, each one of those allowed.
 *
 * @throws InputError
 */
export function parseList<T extends string>(
  text: string,
  allowed: readonly T[],
  what: string,
): T[] {
  const words = text.split(",").map((word) => word.trim());
  return words.filter((word) => word !== "").map((word) => parseWord(word, allowed, what));
}

/** One of the words allowed. @throws InputError */
export function parseWord<T extends string>(word: string, allowed: readonly T[], what: string): T {
  const found = allowed.find((one) => one.toLowerCase() === word.toLowerCase());
  if (found !== undefined) return found;
  throw new InputError({
    code: "MA-INPUT-WORD",
    happened: `"${word}" is not a ${what}`,
    todo: `choose from ${allowed.join(", ")}`,
  });
}
