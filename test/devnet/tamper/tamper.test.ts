import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type OpenSession, openSession } from "../../../cli/session/openSession.ts";
import { noteContent } from "../../../core/fhir/noteContent.ts";
import type { Address } from "../../../core/log/Hex.ts";
import { findingTexts } from "../../../core/tally/findingTexts.ts";
import { tamper } from "../../../devnet/tamper/tamper.ts";
import { tamperKinds } from "../../../devnet/tamper/tamperKinds.ts";
import { undoTamper } from "../../../devnet/tamper/undoTamper.ts";
import { Program } from "../../e2e/Program.ts";

/** Each kind of tampering on a running session: a tally gives exactly the codes that the list promises. */

const program = new Program();
let session: OpenSession;
const amended = 1;
const deleted = 2;

beforeAll(async () => {
  await program.up("--fresh", "--empty");
  session = await openSession({ session: "default", stateDir: program.stateDir });
  const act = (as: string, intent: Parameters<typeof session.act.act>[0]) =>
    session.act.act(intent, { as });
  const chen = session.addressOf("chen");
  const garcia = session.addressOf("garcia");
  await act("registry", { action: "credential", account: chen, role: "doctor" });
  await act("garcia", { action: "register" });
  await act("garcia", {
    action: "grant",
    grantee: chen,
    recordId: 0,
    permissions: ["view", "create", "amend", "delete"],
    validFromSeconds: 0,
    validUntilSeconds: 0,
  });
  const content = note();
  await act("chen", { action: "create", patient: garcia, content, purpose: "TREAT" });
  await act("chen", { action: "create", patient: garcia, content, purpose: "TREAT" });
  await act("chen", { action: "amend", recordId: amended, replaces: 1, content, purpose: "TREAT" });
  await act("chen", { action: "view", recordId: amended, version: 0, purpose: "TREAT" });
  await act("chen", { action: "delete", recordId: deleted, purpose: "TREAT" });
  const lee = session.personas.all.find(({ role, name }) => role === "doctor" && name !== "chen");
  const other = lee?.address ?? chen;
  await act("registry", { action: "credential", account: other, role: "doctor" });
  await act("garcia", {
    action: "grant",
    grantee: other,
    recordId: 0,
    permissions: ["view"],
    validFromSeconds: 0,
    validUntilSeconds: 0,
  });
  await act("garcia", { action: "revoke", grantee: other, recordId: 0 });
  await act("garcia", { action: "cancel", appointmentId: await booked(act, chen) });
});

afterEach(() => undoTamper(session.file));
afterAll(() => program.dispose());

function note() {
  return noteContent(
    { title: "Check-up", text: "Well.", reason: "" },
    {
      patient: "garcia",
      author: "chen",
      atSeconds: 1_790_000_000,
      encounterId: "00000000-0000-4000-8000-000000000001",
      documentId: "00000000-0000-4000-8000-000000000002",
    },
  );
}

async function booked(
  act: (as: string, intent: Parameters<typeof session.act.act>[0]) => Promise<unknown>,
  doctor: Address,
): Promise<number> {
  const startsAtSeconds = Math.floor(Date.now() / 1000) + 86_400;
  await act("garcia", { action: "book", doctor, startsAtSeconds });
  return 1;
}

async function codesOf(recordId: number, option?: string): Promise<string[]> {
  const [tally] = await session.audit.tally({
    records: [recordId],
    deep: option === "--deep",
    ...(option === "--as" && { as: "garcia" }),
  });
  return [...new Set(tally?.findings.map(({ code }) => code))];
}

test("nothing is found before anything is broken", async () => {
  expect(await codesOf(amended)).toEqual([]);
  expect(await codesOf(deleted)).toEqual([]);
});

describe.each(tamperKinds.map((kind) => [kind.kind, kind] as const))("%s", (name, kind) => {
  const recordId = kind.codes.includes("S08") ? deleted : amended;

  test(`is found as ${kind.codes.join(", ")}, and undone`, async () => {
    await tamper(session.file, name, recordId);
    expect(await codesOf(recordId, kind.with)).toEqual(kind.codes);
    // A deep tally finds nothing else; what only a reader finds, it doesn't.
    if (kind.with !== "--as") expect(await codesOf(recordId, "--deep")).toEqual(kind.codes);
    expect(await undoTamper(session.file)).toBeGreaterThan(0);
    expect(await codesOf(recordId, kind.with)).toEqual([]);
    expect(await codesOf(recordId, "--deep")).toEqual([]);
  });
});

test("every code has at least two kinds", () => {
  const codes = tamperKinds.flatMap((kind) => kind.codes);
  const counts = Object.keys(findingTexts).map((code) => [
    code,
    codes.filter((one) => one === code).length,
  ]);
  expect(counts.filter(([, count]) => Number(count) < 2)).toEqual([]);
});

test("a kind that doesn't fit the record leaves everything as it was", async () => {
  await expect(tamper(session.file, "keep-deleted", amended)).rejects.toMatchObject({
    code: "MA-TAMPER-TARGET",
  });
  await expect(tamper(session.file, "no-such-kind", amended)).rejects.toMatchObject({
    code: "MA-TAMPER-KIND",
  });
  expect(await undoTamper(session.file)).toBe(0);
});
