import { tallyReport } from "../../cli/session/report/reportEvidence.ts";
import { verifyReport } from "../../cli/session/report/verifyReport.ts";
import type { AuditReport } from "../../core/report/AuditReport.ts";
import { commitmentOf } from "../../vault/envelope/commitmentOf.ts";
import { auditedWorld } from "../cli/session/report/auditedWorld.ts";
import { randomFrom } from "../vault/world/randomFrom.ts";
import { isWithoutMeaning } from "./isWithoutMeaning.ts";
import { type Leaf, leavesOf, withBitFlipped } from "./leavesOf.ts";

/**
 * Changes single bits of all that a tally rests on (entries, details, headers, proof nodes, transactions, receipts, stored
 * envelopes) and counts which are found. FLIPS and SEED in the environment.
 */
const flips = Number(process.env.FLIPS ?? 5_000);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const { pick } = randomFrom(seed);

const { world, auditor } = await auditedWorld();
const found = new Map<string, number>();
const meaningless = new Map<string, number>();
const missed: string[] = [];
try {
  const report = await auditor.report({ records: [1], deep: true });
  await verifyReport(report);
  const stated = JSON.stringify(report.tallies);
  const envelopes = await storedEnvelopes(report);
  // Each kind of answer as often as the others, or the block with its bloom filter would be all there is.
  const kinds = new Map<string, Leaf[]>();
  for (const leaf of leavesOf({ node: report.node })) {
    const kind = kindOf(leaf.path, report);
    kinds.set(kind, [...(kinds.get(kind) ?? []), leaf]);
  }
  const names = [...kinds.keys(), "envelope"];
  for (let flip = 0; flip < flips; flip += 1) {
    const kind = pick(names);
    if (kind === "envelope") {
      await flipEnvelope(report, envelopes, stated);
      continue;
    }
    const leaf = pick(kinds.get(kind) as Leaf[]);
    const changed = withBitFlipped(report, leaf, pick);
    const field = `${kind.split(".")[0]}: ${nameOf(leaf.path)}`;
    if (await isFound(changed, stated)) count(found, field);
    else if (isWithoutMeaning(field)) count(meaningless, field);
    else
      missed.push(
        `${field} ${leaf.path.join(".")} ${JSON.stringify(report.node[Number(leaf.path[1])]?.params)} ${leaf.hex.slice(0, 600)}`,
      );
  }
} finally {
  await world.close();
}

print(`seed ${seed}, ${flips} flips: ${total(found)} found, ${missed.length} missed`);
print(`${total(meaningless)} in fields that carry no meaning of their own:`);
for (const [field, times] of [...meaningless].sort()) print(`  ${field} (${times})`);
for (const path of new Set(missed)) print(`MISSED ${path}`);
process.exitCode = missed.length > 0 ? 1 : 0;

async function isFound(report: AuditReport, stated: string): Promise<boolean> {
  return JSON.stringify(await tallyReport(report)) !== stated;
}

async function flipEnvelope(
  report: AuditReport,
  envelopes: readonly Uint8Array[],
  stated: string,
): Promise<void> {
  const at = pick([...envelopes.keys()]);
  const bytes = Uint8Array.from(envelopes[at] as Uint8Array);
  const byte = pick([...bytes.keys()]);
  bytes[byte] = (bytes[byte] as number) ^ (1 << pick([0, 1, 2, 3, 4, 5, 6, 7]));
  const versions = (report.inventory?.versions ?? []).map((one, place) =>
    place === at ? { ...one, envelopeHash: commitmentOf(bytes) } : one,
  );
  const changed = {
    ...report,
    inventory: { versions, releases: report.inventory?.releases ?? [] },
  };
  if (await isFound(changed, stated)) count(found, "envelope");
  else missed.push(`envelope ${at} byte ${byte}`);
}

async function storedEnvelopes({ inventory }: AuditReport): Promise<Uint8Array[]> {
  const all = (inventory?.versions ?? []).map(({ commitment }) =>
    world.client.envelope(commitment),
  );
  return (await Promise.all(all)).map((one) => one ?? new Uint8Array());
}

function kindOf([, at, ...rest]: Leaf["path"], { node }: AuditReport): string {
  const method = node[Number(at)]?.method ?? "";
  return `${method}.${rest[1] ?? ""}`;
}

function nameOf(path: Leaf["path"]): string {
  return path
    .slice(3)
    .map((step) => (typeof step === "number" ? "[]" : step))
    .join(".");
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, times) => sum + times, 0);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
