/** What a piece of text means; the theme says how that looks. Never the only sign: a mark or word says the same. */
export type Tone = "plain" | "dim" | "strong" | "accent" | "good" | "bad" | "warn" | "inverse";

export interface Span {
  readonly text: string;
  readonly tone: Tone;
}

/** One row of a pane, without colours yet. */
export type Line = readonly Span[];

export function plainText(row: Line): string {
  return row.map((part) => part.text).join("");
}
