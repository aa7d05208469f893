import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readEntries } from "../../../chain/readEntries.ts";
import type { Entry } from "../../../core/log/Entry.ts";
import { reasonOfMessage } from "../../../core/log/messageOf.ts";
import { applyEntries } from "../../../core/replay/applyEntries.ts";
import { emptyLedgerState } from "../../../core/replay/emptyLedgerState.ts";
import type { LedgerState } from "../../../core/replay/LedgerState.ts";
import type { Inventory } from "../../../core/tally/Inventory.ts";
import { DemoRecords } from "../../../devnet/demo/DemoRecords.ts";
import { demoStory } from "../../../devnet/demo/demoStory.ts";
import { seedDemo } from "../../../devnet/demo/seedDemo.ts";
import { runTestSession, type TestSession } from "../import/runTestSession.ts";

let running: TestSession;
let entries: Entry[];
let state: LedgerState;
let inventory: Inventory;

beforeAll(async () => {
  running = await runTestSession(seedDemo);
  const { chain, vault } = running.session;
  entries = await readEntries(chain, {
    fromBlock: chain.deployBlock,
    toBlock: running.chain.height,
  });
  state = applyEntries(emptyLedgerState, entries);
  inventory = await vault.inventory();
});

afterAll(() => running?.close());

function nameOf(address: string): string {
  return running.personas.all.find((persona) => persona.address === address)?.name ?? address;
}

describe("the demo's session", () => {
  test("has one entry a step, with the outcome that the story tells", () => {
    const told = demoStory.flatMap(({ steps }) =>
      steps.map(({ as, act, refused }) => `${as} ${act.action} ${refused ?? "none"}`),
    );
    const left = entries
      .slice(1)
      .map(({ actor, action, outcome, message }) =>
        [nameOf(actor), action, outcome === "denied" ? reasonOfMessage(message) : "none"].join(" "),
      );
    expect(left).toEqual(told);
  });

  test("shows records in each status", () => {
    const statuses = [...state.records.values()].map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(["active", "amended", "deleted"]));
    expect(statuses.length).toBeGreaterThanOrEqual(6);
  });

  test("shows appointments in each state, one rescheduled, some to come", () => {
    const all = [...state.appointments.values()];
    expect(new Set(all.map((one) => one.state))).toEqual(
      new Set(["booked", "fulfilled", "cancelled", "noshow"]),
    );
    expect(all.some((one) => one.state === "fulfilled" && one.recordId > 0)).toBe(true);
    expect(entries.some(({ action }) => action === "reschedule")).toBe(true);
    const nowSeconds = Date.now() / 1000;
    for (const one of all) {
      expect(one.startsAtSeconds > nowSeconds).toBe(one.state === "booked");
    }
  });

  test("shows consents of both scopes, one expired, one that refuses a record", () => {
    const consents = [...state.consents.values()];
    const nowSeconds = Date.now() / 1000;
    const isExpired = (until: number) => until !== 0 && until < nowSeconds;
    expect(
      consents.some(({ recordId, permissions }) => recordId > 0 && permissions.length === 0),
    ).toBe(true);
    expect(consents.filter(({ validUntilSeconds }) => isExpired(validUntilSeconds))).toHaveLength(
      1,
    );
    expect(consents.filter(({ permissions }) => permissions.includes("audit"))).toHaveLength(2);
  });

  test("shows refusals for every reason that the ledger knows", () => {
    const reasons = entries
      .filter(({ outcome }) => outcome === "denied")
      .map(({ message }) => reasonOfMessage(message));
    expect(new Set(reasons)).toEqual(
      new Set([
        "suspended",
        "no-consent",
        "outside-period",
        "not-permitted",
        "not-reported",
        "not-named",
      ]),
    );
    expect([...state.participants.values()].some(({ suspended }) => suspended)).toBe(false);
  });

  test("spans six weeks and ends in the past", () => {
    const times = entries.slice(1).map(({ recordedAtSeconds }) => recordedAtSeconds);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(40 * 86_400);
    expect(times.at(-1)).toBeLessThan(Date.now() / 1000);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test("holds every version as the ledger says, but for one that somebody edited", () => {
    const edited: string[] = [];
    for (const record of state.records.values()) {
      for (const { version, commitment } of record.versions) {
        const stored = inventory.versions.find(
          (one) => one.recordId === record.recordId && one.version === version,
        );
        expect(stored?.commitment).toBe(commitment);
        if (record.status === "deleted") {
          expect([stored?.envelope, stored?.gateShare]).toEqual(["destroyed", "destroyed"]);
        } else if (stored?.envelopeHash !== commitment)
          edited.push(`${record.recordId} ${version}`);
      }
    }
    expect(edited).toEqual(["4 3"]);
    expect(inventory.versions.every((one) => one.state !== "pending")).toBe(true);
  });

  test("has a release for each access that was allowed", () => {
    const allowed = entries.filter(
      ({ action, outcome }) => ["view", "copy", "print"].includes(action) && outcome === "success",
    );
    expect(inventory.releases.map(({ transactionHash }) => transactionHash).sort()).toEqual(
      allowed.map(({ transactionHash }) => transactionHash).sort(),
    );
    expect(allowed.length).toBeGreaterThanOrEqual(3);
  });

  test("leaves nothing of its charts in clear in the session's files", () => {
    const { directory } = running.session;
    const files = [
      "vault/vault.sqlite",
      "vault/vault.sqlite-wal",
      "journal.ndjson",
      "personas.json",
    ];
    const all = files.map((name) => readFileSync(join(directory, name), "latin1")).join("\n");
    for (const words of [
      "hypertension",
      "Metformin",
      "penicillin",
      "Port Linden",
      "brother's death",
    ]) {
      expect(all).not.toContain(words);
      expect(all).not.toContain(Buffer.from(words).toString("base64").slice(1, -4));
    }
  });
});

test("the story's contents are the same whenever they are told", () => {
  const told = [new DemoRecords(), new DemoRecords()].map((records) =>
    JSON.stringify(records.create("garciaCheckUp", 1_760_000_000)),
  );
  expect(told[0]).toBe(told[1]);
});
