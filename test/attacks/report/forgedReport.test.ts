import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signReport } from "../../../cli/session/report/signReport.ts";
import { verifyReport } from "../../../cli/session/report/verifyReport.ts";
import { MedauditError } from "../../../core/errors/MedauditError.ts";
import type { Hex } from "../../../core/log/Hex.ts";
import type { AuditReport, NodeAnswer } from "../../../core/report/AuditReport.ts";
import { isWithoutMeaning } from "../../bitflip/isWithoutMeaning.ts";
import { type AuditedWorld, auditedWorld } from "../../cli/session/report/auditedWorld.ts";
import { randomFrom } from "../../vault/world/randomFrom.ts";
import { personaOf } from "../../vault/world/testPersonas.ts";
import { type Change, changesOf, exchangesOf, replaced } from "../node/changesOf.ts";
import { saysTheSame } from "../node/saysTheSame.ts";

/**
 * A saved report, forged: every part of it changed in every way that comes to mind. ATTACKS in the environment: how many
 * changes of each kind of each part (`npm run test:attacks`); SEED to see one run again.
 */
const each = Number(process.env.ATTACKS ?? 0);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const { pick } = randomFrom(seed);
const counts = { tried: 0, refused: 0, meaningless: 0 };

let audited: AuditedWorld;
let other: AuditedWorld;
let plain: AuditReport;
let signed: AuditReport;
/** Of the same block, on more records, by how many. */
const wider = new Map<number, AuditReport>();

beforeAll(async () => {
  audited = await auditedWorld();
  plain = copy(await audited.auditor.report({ records: [1], deep: true }));
  for (const records of [
    [1, 2],
    [1, 2, 3],
  ]) {
    wider.set(records.length, copy(await audited.auditor.report({ records, deep: true })));
  }
  signed = copy(await audited.auditor.report({ records: [1], as: "omar" }));
  other = await auditedWorld();
});

afterAll(async () => {
  process.stdout.write(`seed ${seed}: ${JSON.stringify(counts)}\n`);
  await audited?.world.close();
  await other?.world.close();
});

const copy = (report: AuditReport) => JSON.parse(JSON.stringify(report)) as AuditReport;
const shownBy = ({ chainId, contract, tallies }: AuditReport) =>
  JSON.stringify({ chainId, contract, tallies });

async function refusalOf(report: unknown): Promise<string> {
  try {
    await verifyReport(JSON.parse(JSON.stringify(report)));
    return "verified";
  } catch (error) {
    if (!(error instanceof MedauditError)) throw error;
    expect(error.happened.length).toBeLessThan(1_000);
    return error.code;
  }
}

/** What an unsigned report says beside what it proves, with the reason why each changes nothing that is shown. */
const unproved: readonly RegExp[] = [
  // Stands in the signature only, and isn't shown without one.
  /^sessionId$/,
  // Fewer checks than were made: the verdict is the same, and it says so.
  /^deep$/,
  // The vault's word about things that no verdict rests on, unless its receipt is checked, which takes the vault's address.
  /^inventory\.versions\.\[\]\.(storedAtSeconds|sizeBytes)$/,
  /^inventory\.releases\.\[\]\.(releasedAtSeconds|receipt)$/,
];

/** Looked up by what they are about. */
const inAnyOrder = /^(node|inventory\.versions|inventory\.releases)$/;

describe(`one part changed (seed ${seed})`, () => {
  test("of an unsigned report: refused, or nothing shown is another", {
    timeout: 3_600_000,
  }, async () => {
    const missed: string[] = [];
    for (const change of sampled(
      changesOf([{ method: "report", params: [], result: plain }]),
      40,
    )) {
      await tryOn(plain, change, missed);
    }
    expect(missed).toEqual([]);
  });

  test("of its evidence: refused, or nothing shown is another", {
    timeout: 3_600_000,
  }, async () => {
    const missed: string[] = [];
    const changes = [...changesOf(plain.node), ...exchangesOf(plain.node, pick)];
    for (const change of sampled(changes, 30)) {
      const path = ["node", change.at, "result", ...change.path];
      // Of blocks in between only the header counts.
      const isBetween = plain.node[change.at]?.params[1] === false;
      if (isBetween && /: transactions/.test(change.field)) continue;
      if (isWithoutMeaning(change.field) || saysTheSame(change, true)) continue;
      await tryOn(plain, { ...change, path }, missed);
    }
    expect(missed).toEqual([]);
  });

  test("of a signed report: always refused", { timeout: 3_600_000 }, async () => {
    const changes = changesOf([{ method: "report", params: [], result: signed }]);
    for (const change of sampled(changes, 30)) {
      const forged = replaced(signed, change.path, change.value);
      counts.tried += 1;
      expect(await refusalOf(forged), `${change.field} | ${change.edit}`).not.toBe("verified");
      counts.refused += 1;
    }
  });
});

async function tryOn(report: AuditReport, change: Change, missed: string[]): Promise<void> {
  counts.tried += 1;
  const field = change.field.replace(/^report: /, "");
  const forged = replaced(report, change.path, change.value);
  const refusal = await refusalOf(forged);
  if (refusal !== "verified") {
    counts.refused += 1;
    expect(refusal).toMatch(/^MA-REPORT-/);
    return;
  }
  counts.meaningless += 1;
  const isNothing =
    shownBy(forged as AuditReport) === shownBy(report) &&
    unproved.some((pattern) => pattern.test(field));
  const isReordered = change.edit === "reversed" && inAnyOrder.test(field);
  const isJunk = change.edit === "prototype keys" && field.includes("result");
  if (!isNothing && !isReordered && !isJunk)
    missed.push(`${field} | ${change.edit} at ${change.path}`);
}

/** The report's own fields as often as the answers in it. */
function sampled(all: readonly Change[], altogether: number): Change[] {
  const own = all.filter(({ field }) => !/^report: (node|witness)\.\[\]\.result/.test(field));
  const groups = [...Map.groupBy(own, ({ field, edit }) => `${field} | ${edit}`).values()];
  if (each > 0) return groups.flatMap((group) => Array.from({ length: each }, () => pick(group)));
  const fields = [...Map.groupBy(groups, ([one]) => one?.field).values()];
  return Array.from({ length: altogether }, () => pick(pick(pick(fields))));
}

describe("a signature", () => {
  const withSignature = (signature: string | null) => ({ ...signed, signature });
  const parts = () => {
    const hex = (signed.signature as string).slice(2);
    return { r: hex.slice(0, 64), s: hex.slice(64, 128), v: hex.slice(128) };
  };
  const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

  test("is accepted as it was written", async () => {
    expect(await refusalOf(signed)).toBe("verified");
  });

  test("with the other s, which recovers the same account, is refused", async () => {
    const { r, s, v } = parts();
    const high = (order - BigInt(`0x${s}`)).toString(16).padStart(64, "0");
    const other = v === "1b" ? "1c" : "1b";
    expect(await refusalOf(withSignature(`0x${r}${high}${other}`))).toBe("MA-REPORT-SIGNATURE");
  });

  test("with another spelling of v is refused", async () => {
    const { r, s, v } = parts();
    for (const spelt of [v === "1b" ? "00" : "01", v === "1b" ? "25" : "26"]) {
      expect(await refusalOf(withSignature(`0x${r}${s}${spelt}`))).toBe("MA-REPORT-FORM");
    }
  });

  test("of another report, by another auditor, of nobody, is refused", async () => {
    const theirs = await other.auditor.report({ records: [1], as: "omar" });
    expect(await refusalOf(withSignature(theirs.signature))).toBe("MA-REPORT-SIGNATURE");
    const byVera = signReport({ ...signed, auditor: null, signature: null }, personaOf("vera"));
    expect(await refusalOf({ ...signed, signature: byVera.signature })).toBe("MA-REPORT-SIGNATURE");
    expect(await refusalOf(withSignature(null))).toBe("MA-REPORT-SIGNATURE");
    expect(await refusalOf(withSignature(`0x${"00".repeat(64)}1b`))).toBe("MA-REPORT-SIGNATURE");
  });

  test("by somebody who is no auditor of this log is refused", async () => {
    const unsigned = { ...signed, auditor: null, signature: null };
    expect(await refusalOf(signReport(unsigned, personaOf("chen")))).toBe("MA-REPORT-SIGNATURE");
    const stranger = {
      address: "0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A",
      accountKey: `0x${"11".repeat(32)}` as Hex,
    } as const;
    expect(await refusalOf(signReport(unsigned, stranger))).toBe("MA-REPORT-SIGNATURE");
  });

  test("over text that no character is, is refused", async () => {
    const faults = ["\ud800"];
    expect(await refusalOf({ ...signed, faults })).toBe("MA-REPORT-SIGNATURE");
  });
});

describe("what a report must not hold beside its evidence", () => {
  test.each([
    ["another record", [1, 2], "MA-REPORT-SURPLUS"],
    ["another chart", [1, 2, 3], "MA-REPORT-INCOMPLETE"],
  ])("entries of %s", async (_, records, code) => {
    const logs = (wider.get(records.length) as AuditReport).node.find(
      ({ method }) => method === "eth_getLogs",
    );
    const node = plain.node.map((answer) =>
      answer.method === "eth_getLogs" ? { ...answer, result: logs?.result } : answer,
    );
    expect(await refusalOf({ ...plain, node })).toBe(code);
  });

  test("answers that nobody asked for, and second ones", async () => {
    const [first] = plain.node as [NodeAnswer];
    const extra = { method: "eth_secret", params: [], result: "anna's chart" };
    expect(await refusalOf({ ...plain, node: [...plain.node, extra] })).toBe("MA-REPORT-SURPLUS");
    expect(await refusalOf({ ...plain, node: [{ ...first }, ...plain.node] })).toBe(
      "MA-REPORT-SURPLUS",
    );
  });
});

describe("what a reader saw", () => {
  const found = {
    code: "S02",
    severity: "mismatch",
    title: "the content is not the one that was sealed",
    where: "record 1 version 2",
    expected: "a",
    found: "b",
    next: "its author sealed something else than the header says: ask the author",
  };
  const withFinding = (finding: object) => ({
    ...plain,
    contentFindings: [{ record: 1, findings: [finding] }],
  });

  test("that isn't among the findings is refused", async () => {
    expect(await refusalOf(withFinding(found))).toBe("MA-REPORT-VERDICT");
  });

  test("in other words than ours is refused", async () => {
    for (const change of [
      { title: "\u001b[2Jall is well" },
      { next: "\u001b]0;owned\u0007" },
      { severity: "info" },
      { code: "L01" },
      { found: "b".repeat(1_000_000) },
    ]) {
      expect(await refusalOf(withFinding({ ...found, ...change }))).toBe("MA-REPORT-FORM");
    }
  });
});

test("what could not be relied on stays in the report", async () => {
  const faults = ["the saved checkpoints are damaged"];
  expect(await refusalOf({ ...plain, faults })).toBe("MA-REPORT-INCOMPLETE");
});
