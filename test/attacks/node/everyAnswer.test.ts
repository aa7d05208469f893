import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Tally } from "../../../core/tally/Tally.ts";
import { isWithoutMeaning } from "../../bitflip/isWithoutMeaning.ts";
import { randomFrom } from "../../vault/world/randomFrom.ts";
import { type Change, changed, changesOf, exchangesOf } from "./changesOf.ts";
import { type RecordedTally, tallyAgain } from "./recordedTally.ts";
import { type RichTallies, richTallies } from "./richTallies.ts";
import { saysTheSame } from "./saysTheSame.ts";

/**
 * Every part of every answer that a tally rests on, changed in every way that comes to mind. ATTACKS in the environment: how
 * many changes of each kind of each field (`npm run test:attacks`); SEED to see one run again.
 */
const each = Number(process.env.ATTACKS ?? 0);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const millisecondsMost = 15_000;
const { pick } = randomFrom(seed);

const counts = { tried: 0, found: 0, meaningless: 0 };
let rich: RichTallies;

beforeAll(async () => {
  rich = await richTallies(seed, 10);
});

afterAll(() => {
  process.stdout.write(`seed ${seed}: ${JSON.stringify(counts)}\n`);
});

describe.each([
  ["plain", 60],
  ["deep", 30],
] as const)(`a %s tally (seed ${seed})`, (kind, sample) => {
  test("tallies when its answers are played back", async () => {
    const { answers, tallies } = rich[kind];
    expect(tallies.map(({ verdict }) => verdict)).not.toContain("does-not-tally");
    expect(tallies.filter(({ verdict }) => verdict === "tallies").length).toBeGreaterThan(1);
    expect(await tallyAgain(rich[kind], answers)).toEqual(tallies);
  });

  test("never believes an answer that was changed", { timeout: 3_600_000 }, async () => {
    const missed: string[] = [];
    for (const change of sampled(rich[kind], sample)) {
      const fault = await faultOf(rich[kind], change);
      if (fault !== null)
        missed.push(`${change.field} | ${change.edit} at ${change.path}: ${fault}`);
    }
    expect(missed).toEqual([]);
  });
});

test(`no changed answer hides what the vault lacks (seed ${seed})`, {
  timeout: 3_600_000,
}, async () => {
  const { inventory } = rich.plain;
  const gone = inventory.versions.find(({ state }) => state === "claimed");
  const versions = inventory.versions.filter((one) => one !== gone);
  const robbed = { ...rich.plain, inventory: { ...inventory, versions } };
  const verdictOn = (tallies: readonly Tally[]) =>
    tallies.find(({ record }) => record === gone?.recordId)?.verdict;
  expect(verdictOn(await tallyAgain(robbed, robbed.answers))).toBe("does-not-tally");
  const aboutTime = changesOf(robbed.answers).filter(({ field }) => /^eth_blockNumber/.test(field));
  for (const change of [...aboutTime, ...sampled(rich.plain, 12)]) {
    const verdict = verdictOn(await tallyAgain(robbed, changed(robbed.answers, change)));
    expect(verdict, `${change.field} | ${change.edit}`).not.toBe("tallies");
  }
});

/** So many of each edit of each field; or so many altogether, with fields and edits alike likely. */
function sampled({ answers }: RecordedTally, altogether: number): Change[] {
  const all = [...changesOf(answers), ...exchangesOf(answers, pick)];
  const groups = [...Map.groupBy(all, ({ field, edit }) => `${field} | ${edit}`).values()];
  if (each > 0) return groups.flatMap((group) => Array.from({ length: each }, () => pick(group)));
  const methods = [...Map.groupBy(groups, ([one]) => one?.field.split(":")[0]).values()];
  return Array.from({ length: altogether }, () => pick(pick(pick(methods))));
}

function isNothing({ answers, deep }: RecordedTally, change: Change): boolean {
  // Of blocks that only lead from one to the next the header counts.
  const isBetween = deep && answers[change.at]?.params[1] === false;
  if (isBetween && /: transactions/.test(change.field)) return true;
  return isWithoutMeaning(change.field) || saysTheSame(change, deep);
}

/** Why this change wasn't noticed as it must be; null where it was. */
async function faultOf(recorded: RecordedTally, change: Change): Promise<string | null> {
  counts.tried += 1;
  const start = performance.now();
  const tallies = await tallyAgain(recorded, changed(recorded.answers, change));
  const elapsed = performance.now() - start;
  if (elapsed > millisecondsMost) return `took ${elapsed} ms`;
  if (JSON.stringify(tallies) === JSON.stringify(recorded.tallies)) {
    counts.meaningless += 1;
    return isNothing(recorded, change) ? null : "nothing found";
  }
  counts.found += 1;
  // A record that still tallies must tally as it did, but for a weaker proof.
  const truth = new Map(recorded.tallies.map((one) => [one.record, one]));
  const wrong = tallies.find(({ proof: _, ...tally }) => {
    const { proof: __, ...honest } = truth.get(tally.record) ?? { proof: null };
    return tally.verdict === "tallies" && JSON.stringify(tally) !== JSON.stringify(honest);
  });
  const isStronger = tallies.some(
    ({ record, proof }) => proof === "anchored" && truth.get(record)?.proof !== "anchored",
  );
  if (isStronger) return "anchored";
  return wrong ? `record ${wrong.record} tallies otherwise` : null;
}
