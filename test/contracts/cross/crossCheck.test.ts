import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actions } from "../../../core/log/Action.ts";
import { LocalLedger } from "../driver/LocalLedger.ts";
import { anyHistory } from "./Act.ts";
import { expectSameState } from "./expectSameState.ts";
import { type Counts, History } from "./History.ts";

const seed = Number(process.env.MEDAUDIT_SEED ?? 20_261_122);
const runs = Number(process.env.MEDAUDIT_HISTORIES ?? 20);

describe(`the contract and the replay of its log, over ${runs} random histories (seed ${seed})`, () => {
  let ledger: LocalLedger;
  let close: () => Promise<void>;
  let chainId: number;
  const counts: Counts = new Map();

  beforeAll(async () => {
    ({ ledger, close } = await LocalLedger.deploy());
    chainId = Number(await ledger.rpc.request({ method: "eth_chainId", params: [] }));
  });

  afterAll(() => close());

  it("agree on every field of every entry, on every outcome, and on the state", {
    timeout: 600_000,
  }, async () => {
    let snapshot = await ledger.snapshot();
    await fc.assert(
      fc.asyncProperty(anyHistory, async (acts) => {
        await ledger.revertTo(snapshot);
        snapshot = await ledger.snapshot();
        const history = new History(ledger, chainId);
        await history.begin();
        for (const act of acts) await history.act(act);
        await expectSameState(ledger, history.state);
        for (const [key, count] of history.counts) counts.set(key, (counts.get(key) ?? 0) + count);
      }),
      { seed, numRuns: runs, endOnFailure: process.env.MEDAUDIT_SHRINK === undefined },
    );
  });

  it("tried every action, most of them with every ending", () => {
    const endings = actions.map(
      (action) => [action, counts.get(`${action} success`) ?? 0] as const,
    );
    expect(endings.filter(([, count]) => count === 0)).toEqual([]);
    for (const action of [
      "view",
      "copy",
      "print",
      "create",
      "amend",
      "query",
      "report-mismatch",
      "fulfil",
    ]) {
      expect(counts.get(`${action} denied`) ?? 0, action).toBeGreaterThan(0);
    }
  });
});
