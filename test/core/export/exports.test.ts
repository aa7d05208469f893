import { expect, test } from "vitest";
import { accountingOfDisclosures } from "../../../core/export/accountingOfDisclosures.ts";
import { auditEventBundle } from "../../../core/export/auditEventBundle.ts";
import { entriesCsv } from "../../../core/export/entriesCsv.ts";
import type { Entry } from "../../../core/log/Entry.ts";
import { entryJson } from "../../../core/log/entryJson.ts";
import { type Address, zeroAddress, zeroHash } from "../../../core/log/Hex.ts";
import { whoSaw } from "../../../core/vault/whoSaw.ts";

const patient: Address = `0x${"01".repeat(20)}`;
const doctor: Address = `0x${"02".repeat(20)}`;

function entryOf(changed: Partial<Entry>): Entry {
  return {
    stream: "record:1",
    seq: 2,
    recordId: 1,
    patient,
    actor: doctor,
    doctor,
    auditor: zeroAddress,
    action: "view",
    outcome: "success",
    status: "active",
    purpose: "TREAT",
    version: 1,
    recordedAtSeconds: 1_790_000_000,
    commitment: zeroHash,
    head: zeroHash,
    message: "record viewed",
    block: 4,
    transactionHash: zeroHash,
    logIndex: 0,
    detail: null,
    ...changed,
  };
}

const viewed = entryOf({});
const denied = entryOf({ outcome: "denied", message: "view denied: no consent", logIndex: 1 });
const own = entryOf({ actor: patient, doctor: zeroAddress, purpose: "PATRQT", logIndex: 2 });
const unfetched = entryOf({ action: "copy", message: "record copied", logIndex: 3 });
const release = {
  transactionHash: zeroHash,
  logIndex: 0,
  recordId: 1,
  version: 1,
  actor: doctor,
  requestHash: zeroHash,
  releasedAtSeconds: 1_790_000_001,
  receipt: "0x00",
  isChanged: false,
} as const;

test("cells that a spreadsheet would run are defused", () => {
  for (const sign of ["=", "+", "-", "@"]) {
    const csv = entriesCsv([entryJson(entryOf({ message: `${sign}1+1` }), "doctor")]);
    expect(csv).toContain(`,'${sign}1+1,`);
  }
  expect(entriesCsv([entryJson(entryOf({ message: 'a,"b"' }), "doctor")])).toContain('"a,""b"""');
});

test("an AuditEvent says who, what, why and how it ended", () => {
  const { entry } = auditEventBundle([viewed, denied].map((one) => entryJson(one, "doctor")));
  const [first, second] = entry.map(({ resource }) => resource);
  expect(first).toMatchObject({
    resourceType: "AuditEvent",
    action: "R",
    outcome: "0",
    recorded: "2026-09-21T14:13:20.000Z",
    purposeOfEvent: [{ coding: [{ code: "TREAT" }] }],
    agent: [{ requestor: true, who: { identifier: { value: doctor } } }],
  });
  expect(first?.entity.map((one) => one.what.identifier.value)).toEqual([patient, "record:1"]);
  expect(second).toMatchObject({ outcome: "4", outcomeDesc: "view denied: no consent" });
  expect(new Set(entry.map(({ fullUrl }) => fullUrl)).size).toBe(2);
});

test("a patient is told what was disclosed, not the log", () => {
  const sightings = whoSaw(patient, [viewed, denied, own, unfetched], [release], () => "Dr. Chen");
  const text = accountingOfDisclosures({ patient: "Ana", address: patient, sightings });
  expect(text).toContain("Disclosed\n  2026-09-21T14:13:20.000Z  Dr. Chen viewed record 1");
  expect(text).toContain("Refused\n  2026-09-21T14:13:20.000Z  Dr. Chen tried to view record 1");
  expect(text).toContain("handed nothing out");
  expect(text).not.toContain("You ");
});
