import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LocalLedger } from "../driver/LocalLedger.ts";
import { readGenerated } from "./docs.ts";
import { allSituations, consents, isPossible, outcomeOf } from "./law.ts";
import { lawTables } from "./lawTables.ts";
import { Stage } from "./Stage.ts";

describe("the law's table", () => {
  let ledger: LocalLedger;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ ledger, close } = await LocalLedger.deploy());
    await new Stage(ledger).prepare();
  });

  afterAll(() => close());

  it.each(consents)(
    "is what the contract does, for every actor, act and state: consent %s",
    async (consent) => {
      const wrong: string[] = [];
      for (const situation of allSituations().filter(
        (one) => one.consent === consent && isPossible(one),
      )) {
        const snapshot = await ledger.snapshot();
        const stage = new Stage(ledger);
        await stage.set(situation);
        const found = await stage.outcomeOf(situation);
        const expected = outcomeOf(situation);
        if (found !== expected)
          wrong.push(`${Object.values(situation).join(", ")}: ${expected}, found ${found}`);
        await ledger.revertTo(snapshot);
      }
      expect(wrong).toEqual([]);
    },
  );

  it("is the one in docs/ledger.md", () => {
    expect(readGenerated("ledger.md")).toBe(lawTables());
  });
});
