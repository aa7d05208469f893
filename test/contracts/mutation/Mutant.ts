export const operators = [
  "negate a condition",
  "drop a check",
  "drop a call",
  "swap a comparison",
  "swap and/or",
  "swap arithmetic",
  "replace a constant",
  "drop an assignment",
  "drop an emit",
  "swap two arguments",
] as const;

export type Operator = (typeof operators)[number];

/** One change of one place. */
export interface Mutant {
  readonly operator: Operator;
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly length: number;
  readonly original: string;
  readonly replacement: string;
}

/** Stable over runs as long as the line stays where it is. */
export function mutantId(mutant: Mutant): string {
  const squeeze = (text: string) => text.replace(/\s+/g, " ");
  return `${mutant.file}:${mutant.line} ${mutant.operator}: ${squeeze(mutant.original)} → ${squeeze(mutant.replacement)}`;
}

export function mutate(content: string, mutant: Mutant): string {
  const bytes = Buffer.from(content, "utf8");
  return Buffer.concat([
    bytes.subarray(0, mutant.start),
    Buffer.from(mutant.replacement, "utf8"),
    bytes.subarray(mutant.start + mutant.length),
  ]).toString("utf8");
}
