/** Whole transactions, in gas. A measurement takes the first budget whose pattern it matches; the others have none. */
const budgets: readonly (readonly [RegExp, number])[] = [
  [/^view, auditor|^view denied: not reported$/, 53_000],
  [/^(view|copy|print|query|delete|revoke)\b/, 50_000],
  [/denied/, 50_000],
  [/^amend/, 55_000],
  [/^grant, chart/, 76_000],
  [/^grant, record/, 95_000],
  [/^create, first/, 130_000],
  [/^create, next/, 112_000],
];

export function budgetOf(name: string): number | null {
  return budgets.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** What the origin system spends on the same, as measured there. */
const origin: readonly (readonly [RegExp, string])[] = [
  [/^view, (doctor|patient)$/, "50,960"],
  [/^(copy|print)$/, "48,549 to 51,349"],
  [/^query$/, "51,333 to 88,333"],
  [/^amend, first$/, "62,611 to 201,911"],
  [/^grant, chart, first$/, "48,867"],
  [/^create, first$/, "163,385, and 2,100,904 for each patient"],
];

export function originOf(name: string): string {
  return origin.find(([pattern]) => pattern.test(name))?.[1] ?? "";
}
