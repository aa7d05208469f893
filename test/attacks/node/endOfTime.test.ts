import { afterAll, beforeAll, expect, test } from "vitest";
import { readEntries } from "../../../chain/readEntries.ts";
import { submit } from "../../../chain/submit.ts";
import { gatherEvidence } from "../../../cli/session/gatherEvidence.ts";
import { verifyReport } from "../../../cli/session/report/verifyReport.ts";
import { detailHash } from "../../../core/log/detailHash.ts";
import { entryJson } from "../../../core/log/entryJson.ts";
import { tallyRecords } from "../../../core/tally/tallyRecords.ts";
import { type AuditedWorld, auditedWorld } from "../../cli/session/report/auditedWorld.ts";
import { addressOf, personaOf } from "../../vault/world/testPersonas.ts";
import { lyingRpc } from "./lyingRpc.ts";

/** The contract takes any 64-bit time; whoever sends one that no number holds exactly must not stop everybody else. */

const most = 2n ** 64n - 1n;
let audited: AuditedWorld;

beforeAll(async () => {
  audited = await auditedWorld();
  const { chain } = audited.world;
  const anna = personaOf("anna").accountKey;
  const until = { validFromSeconds: most - 1n, validUntilSeconds: most } as unknown as Times;
  const consent = { grantee: addressOf("diaz"), recordId: 0, permissions: ["view"] } as const;
  await submit(chain, anna, { action: "grant", ...consent, ...until });
  const startsAtSeconds = most as unknown as number;
  await submit(chain, anna, { action: "book", doctor: addressOf("chen"), startsAtSeconds });
});

afterAll(() => audited?.world.close());

interface Times {
  readonly validFromSeconds: number;
  readonly validUntilSeconds: number;
}

test("the vault goes on, and so does the patient", async () => {
  const view = { action: "view", recordId: 1, version: 0, purpose: "TREAT" } as const;
  expect((await audited.world.act("chen", view)).entry.outcome).toBe("success");
  expect((await audited.world.act("diaz", view)).entry.outcome).toBe("denied");
});

test("the log is whole, and says them as they are", async () => {
  const { chain } = audited.world;
  const entries = await readEntries(chain, { fromBlock: chain.deployBlock, toBlock: 1_000 });
  const [grant] = entries.filter(({ detail }) => detail?.kind === "consent" && detail.exact);
  expect(grant?.detail && detailHash(grant.detail)).toBe(grant?.commitment);
  expect(entries.map((entry) => JSON.stringify(entryJson(entry, "none"))).length).toBe(
    entries.length,
  );
});

test("every record tallies, and its report verifies", async () => {
  for (const deep of [false, true]) {
    const report = await audited.auditor.report({ records: [1, 2, 3], deep });
    expect(report.tallies.map(({ verdict }) => verdict)).toEqual(["tallies", "tallies", "tallies"]);
    await verifyReport(JSON.parse(JSON.stringify(report)));
  }
});

test("a second less is another time", async () => {
  const { chain, client } = audited.world;
  const word = most.toString(16).padStart(64, "0");
  const less = (most - 1n).toString(16).padStart(64, "0");
  const rpc = lyingRpc(chain.rpc, (method, _, truth) =>
    method === "eth_getLogs"
      ? (truth as { data: string }[]).map((log) => ({ ...log, data: log.data.replace(word, less) }))
      : truth,
  );
  const inventory = () => client.inventory();
  const evidence = await gatherEvidence({ chain: { ...chain, rpc }, inventory }, [1]);
  const [tally] = tallyRecords(evidence, [1]);
  expect(tally?.findings.map(({ code }) => code)).toContain("L02");
});
