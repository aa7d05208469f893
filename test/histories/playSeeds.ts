import { honestHistory } from "../cli/session/honestHistory.ts";

/** One process of the long run: plays the seeds that its arguments name, and reports each. */
export interface PlayedSeed {
  readonly seed: number;
  readonly counts: readonly (readonly [name: string, times: number])[];
  readonly tallies: number;
  readonly blamed: readonly string[];
}

const [first = 0, count = 0] = process.argv.slice(2).map(Number);
for (let seed = first; seed < first + count; seed += 1) {
  const { counts, tallies, blamed } = await honestHistory(seed);
  const played: PlayedSeed = {
    seed,
    counts: [...counts],
    tallies,
    blamed: blamed.map((finding) => JSON.stringify(finding)),
  };
  process.send?.(played);
}
process.disconnect?.();
