import { expect, test } from "vitest";
import { openSession } from "../scripted/openSession.ts";

test("what was tallied is tallied again once what was broken is put back, also where that replaced the chain", async () => {
  const { ledger, ports, press, until, state } = openSession("novak", 120, 40);
  press("5", "T");
  const { tallies } = await until((now) => now.tallies.size > 0 && now.tallyRun === null);
  const { devnet } = ports;
  if (!devnet) throw new Error("no devnet");
  devnet.undoTamper = async () => {
    ledger.say({ kind: "rewound", toBlock: 1 });
    ledger.say({ kind: "entries", entries: ledger.entries });
    return true;
  };
  press("U");
  await until(({ activity }) => activity?.state === "note" && activity.text.startsWith("Put back"));
  await until((now) => now.tallies.size === tallies.size);
  expect([...state().tallies.keys()].sort()).toEqual([...tallies.keys()].sort());
});
