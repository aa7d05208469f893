/** Survivors by their place, and why no test could tell them from the contract. */
const explanations: Record<string, string> = {};

export function explanationOf(mutant: string): string | null {
  return explanations[mutant] ?? null;
}
