import { expect, test } from "vitest";
import { gatherEvidence } from "../../../cli/session/gatherEvidence.ts";
import { tallyRecords } from "../../../core/tally/tallyRecords.ts";
import { startWorld, type World } from "../../vault/world/startWorld.ts";
import { randomHistory } from "./randomHistory.ts";

/** HISTORIES=1000 for a long run; SEED to see one again. */
const histories = Number(process.env.HISTORIES ?? 6);
const firstSeed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const actsEach = 60;

test(`nobody is blamed in ${histories} honest histories from seed ${firstSeed}`, {
  timeout: 30_000 + histories * 10_000,
}, async () => {
  for (let seed = firstSeed; seed < firstSeed + histories; seed += 1) {
    const world = await startWorld();
    try {
      const acting = randomHistory(world, seed, actsEach);
      let isOver = false;
      const over = acting.finally(() => {
        isOver = true;
      });
      over.catch(() => {});
      // Also while they act: what the vault and the chain say at slightly different times is nobody's fault.
      while (!isOver) expect(await blamed(world), `seed ${seed}, meanwhile`).toEqual([]);
      expect(await over, `seed ${seed}`).toBeGreaterThanOrEqual(actsEach);
      expect(await blamed(world, true), `seed ${seed}`).toEqual([]);
    } finally {
      await world.close();
    }
  }
});

async function blamed({ chain, client }: World, deep = false) {
  const inventory = (signal?: AbortSignal) => client.inventory(undefined, signal);
  const evidence = await gatherEvidence({ chain, inventory }, "all", { deep });
  const findings = tallyRecords(evidence, "all").flatMap((tally) => tally.findings);
  return findings.filter(({ severity }) => severity !== "info");
}
