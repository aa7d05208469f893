/** A plain-text filter; all words must be there. `!` in front inverts it. */
export interface Filter {
  readonly text: string;
  readonly words: readonly string[];
  readonly isInverted: boolean;
}

/** @returns null for a text without any word, which hides nothing */
export function filterOf(text: string): Filter | null {
  const isInverted = text.startsWith("!");
  const words = (isInverted ? text.slice(1) : text).toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 ? null : { text, words, isInverted };
}

/** @param search lower case */
export function passes(filter: Filter | null, search: string): boolean {
  if (filter === null) return true;
  return filter.words.every((word) => search.includes(word)) !== filter.isInverted;
}
