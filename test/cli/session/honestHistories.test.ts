import { expect, test } from "vitest";
import { honestHistory } from "./honestHistory.ts";

const histories = 6;
/** SEED to see one again; `npm run test:histories` plays a thousand. */
const firstSeed = Number(process.env.SEED ?? Date.now() % 1_000_000);

test(`nobody is blamed in ${histories} honest histories from seed ${firstSeed}`, {
  timeout: 120_000,
}, async () => {
  for (let seed = firstSeed; seed < firstSeed + histories; seed += 1) {
    expect((await honestHistory(seed)).blamed, `seed ${seed}`).toEqual([]);
  }
});
