import { describe, expect, test } from "vitest";
import type { TallyOptions, TallyRequest } from "../../../core/ports/AuditPort.ts";
import type { LedgerRecord } from "../../../core/replay/LedgerState.ts";
import type { Tally } from "../../../core/tally/Tally.ts";
import { runTally } from "../../../tui/acts/runTally.ts";
import { verdictsPane } from "../../../tui/panes/verdictsPane.ts";
import { plainText } from "../../../tui/text/Line.ts";
import { drawStatus } from "../../../tui/view/drawFooter.ts";
import { themeFor } from "../../../tui/view/Theme.ts";
import { noonSeconds } from "../scripted/noonSeconds.ts";
import { type OpenSession, openSession } from "../scripted/openSession.ts";

const plain = themeFor({ noColor: true, term: "dumb" });

interface Asked {
  readonly request: TallyRequest;
  readonly options: TallyOptions;
  readonly end: () => void;
}

/** An auditor at the audit screen, whose tallies end when the test says so. */
function heldTallies(): OpenSession & { readonly asked: Asked[] } {
  const open = openSession("novak", 120, 40);
  const { vault } = open;
  const honest = vault.tally.bind(vault);
  const asked: Asked[] = [];
  vault.tally = (request: TallyRequest, options: TallyOptions = {}) =>
    new Promise<readonly Tally[]>((resolve, reject) => {
      options.signal?.addEventListener("abort", () => reject(options.signal?.reason));
      asked.push({ request, options, end: () => resolve(honest(request)) });
    });
  open.press("5");
  return { ...open, asked };
}

function recordOf({ state }: OpenSession): LedgerRecord {
  const record = state().ledger.records.get(1);
  if (!record) throw new Error("no record 1");
  return record;
}

const status = ({ state }: OpenSession) => drawStatus(state(), plain).trim();

describe("a tally that runs", () => {
  test("says what it is at, and how far", () => {
    const open = heldTallies();
    open.press("T");
    expect(status(open)).toMatch(/tallying: reading store and log . Esc cancels/);
    const { options } = open.asked[0] ?? {};
    options?.onStage?.("checking");
    options?.onProgress?.(100, 250);
    expect(status(open)).toMatch(/tallying: checking blocks, 100 of 250 . Esc cancels/);
    options?.onStage?.("comparing");
    expect(status(open)).toMatch(/tallying: comparing records . Esc cancels/);
  });

  test("is cancelled by Esc, and leaves what was known", async () => {
    const open = heldTallies();
    open.press("T", "Esc");
    await open.until(({ tallyRun }) => tallyRun === null);
    expect(open.state().activity).toMatchObject({ text: "tally cancelled" });
    expect(open.state().tallies.size).toBe(0);
    expect(open.asked[0]?.options.signal?.aborted).toBe(true);
  });

  test("isn't kept from starting by one in the background, which ends without a word", async () => {
    const open = heldTallies();
    void runTally(open.session, [2], true);
    expect(open.state().tallyRun).toBeNull();
    open.press("t");
    expect(open.asked.map(({ options }) => options.signal?.aborted)).toEqual([true, false]);
    open.asked[1]?.end();
    const { activity, tallies } = await open.until(({ tallyRun }) => tallyRun === null);
    expect([...tallies.keys()]).toEqual([1]);
    expect(activity).toMatchObject({ state: "done" });
  });

  test("doesn't start twice, nor a background one beside it", () => {
    const open = heldTallies();
    open.press("T", "t");
    void runTally(open.session, [2], true);
    expect(open.asked).toHaveLength(1);
  });
});

test("a verdict's age is told, and grows", async () => {
  const open = openSession("novak", 120, 40);
  open.press("5", "T");
  await open.until(({ tallies, tallyRun }) => tallies.size === 4 && tallyRun === null);
  const age = () => plainText(verdictsPane.line(recordOf(open), open.state(), 100));
  expect(age()).toContain("just now");
  open.session.store.setState({ nowSeconds: noonSeconds + 150 });
  expect(age()).toContain("3 minutes ago");
});

test("a record that stops tallying says so, whoever asked", async () => {
  const open = openSession("novak", 120, 40);
  open.press("5", "T");
  await open.until(({ tallies, tallyRun }) => tallies.size === 4 && tallyRun === null);
  open.vault.tamper = (versions) => versions.filter(({ recordId }) => recordId !== 3);
  await runTally(open.session, [1, 2, 3], true);
  expect(open.state().activity).toEqual({
    state: "refused",
    text: "Record 3 has stopped tallying",
  });
});
