import { expect, test } from "vitest";
import { tallyInSteps } from "../../../cli/session/tallyInSteps.ts";
import { type Evidence, tallyRecords } from "../../../core/tally/tallyRecords.ts";

const evidence: Evidence = {
  ledger: { chainId: 31337, contract: `0x${"c0".repeat(20)}` },
  block: 9,
  blockHash: `0x${"b1".repeat(32)}`,
  entries: null,
  contract: () => null,
  inventory: null,
  proof: () => ({ proof: "unavailable", findings: [] }),
  faults: ["the node does not answer"],
};
const ids = Array.from({ length: 50 }, (_, index) => index + 1);

/** Every look at the clock finds that a second has passed. */
function slowClock(): () => number {
  let nowMs = 0;
  return () => (nowMs += 1000);
}

test("a tally in steps gives the same verdicts, and tells how far it is", async () => {
  const told: string[] = [];
  const tallies = await tallyInSteps(
    evidence,
    ids,
    {
      onStage: (stage) => told.push(stage),
      onProgress: (done, total) => told.push(`${done}/${total}`),
    },
    slowClock(),
  );
  expect(tallies).toEqual(tallyRecords(evidence, ids));
  expect(told).toEqual(["comparing", ...ids.map((id) => `${id}/50`)]);
});

test("it stops where it is cancelled, and lets others work meanwhile", async () => {
  const abort = new AbortController();
  let last = 0;
  const running = tallyInSteps(
    evidence,
    ids,
    { signal: abort.signal, onProgress: (done) => (last = done) },
    slowClock(),
  );
  setImmediate(function cancelLater() {
    if (last < 5) setImmediate(cancelLater);
    else abort.abort();
  });
  await expect(running).rejects.toMatchObject({ name: "AbortError" });
  expect(last).toBeLessThan(10);
});
