import { expect, test } from "vitest";
import { openSession } from "../scripted/openSession.ts";

const replaced = "The chain was replaced from block 3 on: tally again";

test("a chain that was replaced is told, whose entries and verdicts are gone from the screen", async () => {
  const { ledger, press, state, until } = openSession("novak", 120, 40);
  press("5", "T");
  await until(({ tallies, tallyRun }) => tallies.size > 0 && tallyRun === null);
  const before = state().log.length;
  ledger.say({ kind: "rewound", toBlock: 3 });
  expect(state().log.length).toBeLessThan(before);
  expect(state().tallies.size).toBe(0);
  expect(state().activity).toEqual({ state: "refused", text: replaced });
});
