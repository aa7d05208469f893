import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EntryJson } from "../../core/log/entryJson.ts";
import { Program } from "./Program.ts";

/** Each action as each role, with consent, without, suspended, and on a deleted record: DESIGN §4's table on the built product. */

const program = new Program();
let note: string;

beforeAll(async () => {
  note = join(program.stateDir, "note.json");
  await program.up("--fresh", "--empty");
  writeFileSync(
    note,
    JSON.stringify({
      resourceType: "Encounter",
      status: "finished",
      class: { code: "AMB" },
      period: { start: "2026-01-01" },
    }),
  );
  await allowed("registry", "credential", "--to", "chen");
  await allowed("registry", "credential", "--to", "novak");
  await allowed("registry", "credential", "--to", "lind");
  await allowed("registry", "credential", "--to", "sato");
  await allowed("garcia", "register");
  await allowed("okafor", "register");
  await allowed("garcia", "grant", "--to", "chen");
  await allowed("chen", "create", "--patient", "garcia", "--content", note);
  await allowed("chen", "create", "--patient", "garcia", "--content", note);
  await allowed("chen", "delete", "--record", "2");
});

afterAll(() => program.dispose());

async function act(as: string, action: string, ...args: string[]) {
  const ran = await program.run("act", action, "--as", as, ...args, "--json");
  const [answer] = ran.json() as { entry: EntryJson; content?: unknown }[];
  return { ...ran, entry: answer?.entry, content: answer?.content };
}

async function allowed(as: string, action: string, ...args: string[]) {
  const { exitCode, entry, stderr, content } = await act(as, action, ...args);
  expect({ as, action, exitCode, outcome: entry?.outcome, stderr }).toMatchObject({
    exitCode: 0,
    outcome: "success",
  });
  expect(entry).toMatchObject({ action });
  return { entry, content };
}

async function denied(reason: string, as: string, action: string, ...args: string[]) {
  const { exitCode, entry } = await act(as, action, ...args);
  expect({ as, action, exitCode, outcome: entry?.outcome, reason: entry?.reason }).toEqual({
    as,
    action,
    exitCode: 1,
    outcome: "denied",
    reason,
  });
}

async function reverts(code: string, as: string, action: string, ...args: string[]) {
  const { exitCode, stdout, stderr } = await act(as, action, ...args);
  expect({ as, action, exitCode, stdout }).toEqual({ as, action, exitCode: 1, stdout: "" });
  expect(stderr).toContain(`[${code}]`);
}

test("a role that doesn't have an action gets a revert and leaves no entry", async () => {
  const before = (await program.run("tail", "--json")).json().length;
  for (const as of ["okafor", "chen", "lind"])
    await reverts("MA-LEDGER-ROLE-NOT-ALLOWED", as, "suspend", "--to", "novak");
  for (const as of ["chen", "lind", "registry"]) {
    await reverts("MA-LEDGER-ROLE-NOT-ALLOWED", as, "book", "--to", "novak", "--at", "+2h");
    await reverts("MA-LEDGER-ROLE-NOT-ALLOWED", as, "grant", "--to", "novak");
  }
  for (const as of ["okafor", "lind", "registry"]) {
    await reverts(
      "MA-LEDGER-ROLE-NOT-ALLOWED",
      as,
      "create",
      "--patient",
      "garcia",
      "--content",
      note,
    );
    await reverts("MA-LEDGER-ROLE-NOT-ALLOWED", as, "amend", "--record", "1", "--content", note);
    await reverts("MA-LEDGER-ROLE-NOT-ALLOWED", as, "delete", "--record", "1");
  }
  for (const as of ["garcia", "chen", "registry"])
    await reverts("MA-LEDGER-ROLE-NOT-ALLOWED", as, "query", "--record", "1");
  for (const as of ["lind", "registry"]) {
    await reverts("MA-LEDGER-ROLE-NOT-ALLOWED", as, "copy", "--record", "1");
    await reverts("MA-LEDGER-ROLE-NOT-ALLOWED", as, "print", "--record", "1");
  }
  await reverts("MA-LEDGER-ALREADY-REGISTERED", "chen", "register");
  expect((await program.run("tail", "--json")).json()).toHaveLength(before);
});

test("with consent a doctor reads, copies, prints and amends; the patient views and prints", async () => {
  for (const action of ["view", "copy", "print"]) {
    const { content } = await allowed("chen", action, "--record", "1");
    expect(content).toMatchObject({ resourceType: "Bundle" });
  }
  await allowed("chen", "amend", "--record", "1", "--content", note);
  await allowed("garcia", "view", "--record", "1", "--version", "1");
  await allowed("garcia", "print", "--record", "1");
});

test("without consent an attempt is an entry that says why", async () => {
  for (const action of ["view", "copy", "print", "delete"])
    await denied("no-consent", "novak", action, "--record", "1");
  await denied("no-consent", "novak", "amend", "--record", "1", "--content", note);
  await denied("no-consent", "novak", "create", "--patient", "garcia", "--content", note);
  for (const action of ["view", "query", "report-mismatch"])
    await denied("no-consent", "lind", action, "--record", "1");
  await reverts("MA-LEDGER-NOT-YOUR-CHART", "okafor", "view", "--record", "1");
});

test("a record's own consent decides before the chart's, until it is revoked", async () => {
  await allowed("garcia", "grant", "--to", "chen", "--record", "1", "--permissions", "view");
  await denied("not-permitted", "chen", "print", "--record", "1");
  await allowed("garcia", "revoke", "--to", "chen", "--record", "1");
  await allowed("chen", "print", "--record", "1");
});

test("an auditor with consent queries, and views only what was reported and doesn't tally", async () => {
  await allowed("garcia", "grant", "--to", "lind");
  await allowed("lind", "query", "--record", "1");
  await denied("not-reported", "lind", "view", "--record", "1");
  await allowed("lind", "report-mismatch", "--record", "1");
  const { exitCode, stderr, entry } = await act("lind", "view", "--record", "1");
  expect(entry).toMatchObject({ action: "view", outcome: "success" });
  expect({ exitCode, stderr }).toEqual({
    exitCode: 1,
    stderr: expect.stringContaining("[MA-VAULT-NO-DISCREPANCY]"),
  });
  expect((await program.run("tamper", "edit-envelope", "--record", "1")).exitCode).toBe(0);
  const { json, content } = await act("lind", "view", "--record", "1");
  expect(json()).toMatchObject([
    {
      contentVersion: 1,
      versions: [
        { version: 2, content: null, finding: { code: "S01" } },
        { version: 1, content, finding: null },
      ],
      differences: null,
    },
  ]);
  const { stdout } = await program.run("act", "view", "--as", "lind", "--record", "1");
  expect(stdout).toContain("Version 2 as stored doesn't open");
  expect(stdout).toContain("What follows is version 1, the last that opens.");
  expect((await program.run("tamper", "--undo")).exitCode).toBe(0);
});

test("a suspended doctor or auditor is refused with an entry until credentialed again", async () => {
  await allowed("garcia", "book", "--to", "chen", "--at", "+3h");
  await allowed("registry", "suspend", "--to", "chen");
  await allowed("registry", "suspend", "--to", "lind");
  for (const action of ["view", "copy", "print", "delete"])
    await denied("suspended", "chen", action, "--record", "1");
  await denied("suspended", "chen", "create", "--patient", "garcia", "--content", note);
  await denied("suspended", "chen", "noshow");
  await denied("suspended", "lind", "query", "--record", "1");
  await reverts("MA-LEDGER-DOCTOR-SUSPENDED", "garcia", "book", "--to", "chen", "--at", "+9h");
  await allowed("registry", "credential", "--to", "chen");
  await allowed("registry", "credential", "--to", "lind");
  await allowed("chen", "fulfil", "--record", "1");
});

test("appointments: one live one a slot, rescheduled, cancelled, missed", async () => {
  await allowed("garcia", "book", "--to", "novak", "--at", "2031-05-05T10:00:00Z");
  await reverts(
    "MA-LEDGER-SLOT-TAKEN",
    "okafor",
    "book",
    "--to",
    "novak",
    "--at",
    "2031-05-05T10:14:59Z",
  );
  await allowed("garcia", "reschedule", "--at", "2031-05-05T11:00:00Z");
  await allowed("okafor", "book", "--to", "novak", "--at", "2031-05-05T10:00:00Z");
  await denied("not-named", "chen", "fulfil", "--patient", "okafor", "--appointment", "3");
  await allowed("garcia", "cancel", "--to", "novak");
  await allowed("novak", "noshow", "--patient", "okafor");
  await reverts("MA-LEDGER-APPOINTMENT-CLOSED", "novak", "fulfil", "--appointment", "3");
});

test("a deleted record takes no act any more, and still tallies", async () => {
  for (const action of ["view", "copy", "print", "delete"])
    await reverts("MA-LEDGER-RECORD-DELETED", "chen", action, "--record", "2");
  await reverts("MA-LEDGER-RECORD-DELETED", "lind", "query", "--record", "2");
  await reverts("MA-LEDGER-UNKNOWN-RECORD", "chen", "view", "--record", "99");
  const { exitCode, json } = await program.run("tally", "--all", "--json");
  const [{ records }] = json() as [{ records: { verdict: string }[] }];
  expect({ exitCode, verdicts: records.map(({ verdict }) => verdict) }).toEqual({
    exitCode: 0,
    verdicts: ["tallies", "tallies"],
  });
});

test("bad usage and bad input exit with 2 and leave nothing", async () => {
  const before = (await program.run("tail", "--json")).json().length;
  const calls = [
    ["act", "frobnicate", "--as", "chen"],
    ["act", "view", "--as", "nobody", "--record", "1"],
    ["act", "view", "--as", "chen"],
    ["act", "book", "--as", "garcia", "--to", "chen", "--at", "yesterdayish"],
    [
      "act",
      "create",
      "--as",
      "chen",
      "--patient",
      "garcia",
      "--content",
      join(program.stateDir, "missing.json"),
    ],
    ["tally"],
    ["tally", "1", "--all"],
    ["tail", "--outcome", "maybe"],
    ["frobnicate"],
  ];
  for (const call of calls) {
    const { exitCode, stdout, stderr } = await program.run(...call);
    expect({ call, exitCode, stdout }).toEqual({ call, exitCode: 2, stdout: "" });
    expect(stderr).not.toBe("");
  }
  expect((await program.run("tail", "--json")).json()).toHaveLength(before);
});
