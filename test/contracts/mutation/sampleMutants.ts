import type { Mutant, Operator } from "./Mutant.ts";

/** What guards access comes whole; of the rest every n-th, so that the choice is the same each time. */
export function sampleMutants(mutants: readonly Mutant[], count: number): Mutant[] {
  const guards: readonly Operator[] = ["drop a check", "drop a call", "drop an emit"];
  const first = mutants.filter((mutant) => guards.includes(mutant.operator));
  const rest = mutants.filter((mutant) => !guards.includes(mutant.operator));
  const wanted = Math.max(0, Math.min(rest.length, count - first.length));
  return [
    ...first,
    ...Array.from(
      { length: wanted },
      (_, n) => rest[Math.floor((n * rest.length) / wanted)] as Mutant,
    ),
  ];
}
