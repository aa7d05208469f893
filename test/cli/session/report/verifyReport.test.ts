import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rpc } from "../../../../chain/Rpc.ts";
import { gatherEvidence } from "../../../../cli/session/gatherEvidence.ts";
import { verifyReport } from "../../../../cli/session/report/verifyReport.ts";
import type { AuditReport } from "../../../../core/report/AuditReport.ts";
import { tallyRecords } from "../../../../core/tally/tallyRecords.ts";
import { addressOf } from "../../../vault/world/testPersonas.ts";
import { type AuditedWorld, auditedWorld } from "./auditedWorld.ts";

/** A saved report, and everything that somebody might do to one before handing it on. */

let audited: AuditedWorld;
let other: AuditedWorld;
let signed: AuditReport;
let plain: AuditReport;
let elsewhere: AuditReport;

beforeAll(async () => {
  audited = await auditedWorld();
  plain = await audited.auditor.report({ records: [1], deep: true });
  signed = await audited.auditor.report({ records: [1], as: "omar" });
  other = await auditedWorld();
  elsewhere = await other.auditor.report({ records: [1], deep: true });
});

afterAll(async () => {
  await audited?.world.close();
  await other?.world.close();
});

const copy = (report: AuditReport) => JSON.parse(JSON.stringify(report)) as AuditReport;

/** The report with one answer of the node changed. */
// biome-ignore lint/suspicious/noExplicitAny: whatever stands in the file
function withAnswer(method: string, change: (result: any) => unknown): AuditReport {
  const node = copy(plain).node.map((answer) =>
    answer.method === method ? { ...answer, result: change(answer.result) } : answer,
  );
  return { ...copy(plain), node };
}

const refusal = async (report: unknown) => {
  try {
    await verifyReport(report);
    return "verified";
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

test("a report is verified from the file alone, with its signer", async () => {
  expect(signed.tallies.map(({ verdict }) => verdict)).toEqual(["tallies"]);
  expect((await verifyReport(copy(signed))).signer).toBe(addressOf("omar"));
  expect((await verifyReport(copy(plain))).signer).toBeNull();
});

test("it says nothing about other patients' entries", () => {
  const ben = addressOf("ben").slice(2).toLowerCase();
  const logs = plain.node.filter(({ method }) => method === "eth_getLogs");
  const topics = JSON.stringify(logs);
  expect(topics).toContain(addressOf("anna").slice(2).toLowerCase());
  expect(topics).not.toContain(`"0x${ben.padStart(64, "0")}"`);
});

test("a tally after another one extends its checkpoint", async () => {
  const [tally] = await audited.auditor.tally({ records: [1] });
  expect(tally).toMatchObject({ verdict: "tallies", proof: "anchored" });
});

test("a second node that agrees anchors too, one of another chain refutes", async () => {
  const { chain, client } = other.world;
  const inventory = () => client.inventory();
  const tallyWith = async (witness: Rpc) =>
    tallyRecords(await gatherEvidence({ chain, inventory, witness }, [2]), [2])[0];
  expect(await tallyWith(chain.rpc)).toMatchObject({ verdict: "tallies", proof: "anchored" });
  const differing = await tallyWith(audited.world.chain.rpc);
  expect(differing?.findings.map(({ code }) => code)).toEqual(["L04"]);
});

test("what is signed can't be changed, nor signed for another session", async () => {
  const [tally] = copy(signed).tallies;
  expect(await refusal({ ...copy(signed), faults: ["nothing"] })).toBe("MA-REPORT-SIGNATURE");
  expect(
    await refusal({ ...copy(signed), tallies: [{ ...tally, verdict: "indeterminate" }] }),
  ).toBe("MA-REPORT-SIGNATURE");
  expect(await refusal({ ...copy(signed), sessionId: `0x${"11".repeat(32)}` })).toBe(
    "MA-REPORT-SIGNATURE",
  );
  expect(await refusal({ ...copy(signed), auditor: addressOf("vera") })).toBe(
    "MA-REPORT-SIGNATURE",
  );
  expect(await refusal({ ...copy(signed), signature: null })).toBe("MA-REPORT-SIGNATURE");
});

test("a forged verdict is refused", async () => {
  const forged = copy(plain);
  const [tally] = forged.tallies;
  const verdict = "does-not-tally";
  expect(await refusal({ ...forged, tallies: [{ ...tally, verdict }] })).toBe("MA-REPORT-VERDICT");
  const proof = tally?.proof === "anchored" ? "self-consistent" : "anchored";
  expect(await refusal({ ...forged, tallies: [{ ...tally, proof }] })).toBe("MA-REPORT-VERDICT");
  expect(await refusal({ ...forged, tallies: [] })).toBe("MA-REPORT-RECORDS");
  expect(await refusal({ ...forged, records: [2] })).toBe("MA-REPORT-RECORDS");
});

test("a finding left out is refused", async () => {
  const inventory = copy(plain).inventory;
  const forged = { ...copy(plain), inventory: { ...inventory, versions: [] } };
  expect(await refusal(forged)).toBe("MA-REPORT-VERDICT");
});

test("another block, chain, contract or session is refused", async () => {
  const later = withAnswer("eth_getBlockByNumber", (block) => ({ ...block, number: "0x1" }));
  expect(await refusal(later)).toBe("MA-REPORT-BLOCK");
  const [tally] = copy(plain).tallies;
  const blockHash = `0x${"22".repeat(32)}`;
  expect(await refusal({ ...copy(plain), tallies: [{ ...tally, blockHash }] })).toBe(
    "MA-REPORT-BLOCK",
  );
  expect(await refusal({ ...copy(plain), chainId: 1 })).toBe("MA-REPORT-LOG");
  const contract = `0x${"33".repeat(20)}`;
  expect(await refusal({ ...copy(plain), contract })).not.toBe("verified");
  expect(await refusal({ ...copy(plain), node: elsewhere.node })).not.toBe("verified");
});

test("an empty proof, swapped leaves and another contract's proof are refused", async () => {
  const empty = withAnswer("eth_getProof", (answer) => ({ ...answer, accountProof: [] }));
  expect(await refusal(empty)).toBe("MA-REPORT-PROOF");
  const swapped = withAnswer("eth_getProof", (answer) => {
    const [first, second, ...rest] = answer.storageProof;
    const storageProof = [
      { ...first, proof: second.proof },
      { ...second, proof: first.proof },
      ...rest,
    ];
    return { ...answer, storageProof };
  });
  expect(await refusal(swapped)).toBe("MA-REPORT-PROOF");
  const theirs = elsewhere.node.find(({ method }) => method === "eth_getProof")?.result;
  expect(await refusal(withAnswer("eth_getProof", () => theirs))).toBe("MA-REPORT-PROOF");
});

test("entries left out, repeated or altered are refused", async () => {
  const dropped = withAnswer("eth_getLogs", (logs) => logs.slice(0, -1));
  expect(await refusal(dropped)).toBe("MA-REPORT-LOG");
  const repeated = withAnswer("eth_getLogs", (logs) => [...logs, logs.at(-1)]);
  expect(await refusal(repeated)).toBe("MA-REPORT-LOG");
  const altered = withAnswer("eth_getLogs", ([first, ...rest]) => [
    { ...first, data: `0x${"0".repeat(first.data.length - 2)}` },
    ...rest,
  ]);
  expect(await refusal(altered)).toBe("MA-REPORT-LOG");
});

test("other receipts and answers left out are refused", async () => {
  const receipt = withAnswer("eth_getTransactionReceipt", (one) => ({ ...one, logs: [] }));
  expect(await refusal(receipt)).toBe("MA-REPORT-RECEIPTS");
  const node = plain.node.filter(({ method }) => method !== "eth_getTransactionReceipt");
  expect(await refusal({ ...copy(plain), node })).toBe("MA-REPORT-INCOMPLETE");
});

test("what is no report is refused as bad input", async () => {
  for (const value of [null, 1, "x", [], {}, { ...copy(plain), extra: 1 }, { form: plain.form }]) {
    expect(await refusal(value)).toBe("MA-REPORT-FORM");
  }
});
