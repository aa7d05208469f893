import type { Chain } from "../../chain/Chain.ts";
import { readLog } from "../../chain/readLog.ts";
import { MedauditError } from "../../core/errors/MedauditError.ts";
import type { TallyOptions } from "../../core/ports/AuditPort.ts";
import type { Finding } from "../../core/tally/Finding.ts";
import { findingOf } from "../../core/tally/findingOf.ts";
import type { Actor } from "../../vault/client/Actor.ts";
import { latestBlock } from "./latestBlock.ts";

/** What a tally finds by itself, without opening anything. */
const foundAnyway = ["MA-VAULT-DOES-NOT-TALLY", "MA-VAULT-VERSION-MISSING"];

export interface OpenOptions extends TallyOptions {
  /** A persona's name. */
  readonly as: string;
  /** An auditor sees a content only after a mismatch; what they leave is a query of the log. */
  readonly isAuditor: boolean;
}

/**
 * Opens the current versions through the gate, before the log is read, so that the entries it leaves are in it.
 *
 * @returns what only a reader can find (S02, S03), by record; U01 where the gate said no
 */
export async function openContents(
  actor: Actor,
  chain: Chain,
  records: readonly number[] | "all",
  options: OpenOptions,
): Promise<ReadonlyMap<number, readonly Finding[]>> {
  const findings = new Map<number, readonly Finding[]>();
  for (const recordId of await liveRecords(chain, records, options.signal)) {
    try {
      findings.set(recordId, await openOne(actor, recordId, options));
    } catch (error) {
      options.signal?.throwIfAborted();
      if (!(error instanceof MedauditError)) throw error;
      findings.set(recordId, refusalOf(recordId, error));
    }
  }
  return findings;
}

async function openOne(actor: Actor, recordId: number, options: OpenOptions): Promise<Finding[]> {
  const { as, signal } = options;
  if (options.isAuditor) {
    const query = { action: "query", recordId } as const;
    const { entry } = await actor.act(query, { as, ...(signal && { signal }) });
    return entry.outcome === "success" ? [] : [unqueried(recordId, entry.message)];
  }
  const intent = { action: "view", recordId, version: 0, purpose: "HSYSADMIN" } as const;
  const { entry, release } = await actor.open(intent, { as, ...(signal && { signal }) });
  if (!release) return [unopened(`record ${recordId} version ${entry.version}`, entry.message)];
  // S01 is found without opening; what only a reader can find is added here.
  return release.versions.flatMap(({ version, finding }) => {
    if (finding === null || finding.code === "S01") return [];
    const where = `record ${recordId} version ${version}`;
    return [findingOf(finding.code, where, "the content that was sealed", finding.found)];
  });
}

function refusalOf(recordId: number, { code, happened }: MedauditError): Finding[] {
  const where = `record ${recordId}`;
  if (foundAnyway.includes(code)) return [];
  if (code === "MA-VAULT-SHARE-LOST")
    return [findingOf("S03", where, "an envelope that opens", happened)];
  return [unopened(where, happened)];
}

async function liveRecords(
  chain: Chain,
  records: readonly number[] | "all",
  signal: AbortSignal | undefined,
): Promise<number[]> {
  const live = new Set<number>();
  const toBlock = (await latestBlock(chain, signal)).number;
  const { entries } = await readLog(chain, { fromBlock: chain.deployBlock, toBlock }, signal);
  for (const { recordId, status } of entries) {
    if (status === "deleted") live.delete(recordId);
    else if (recordId > 0) live.add(recordId);
  }
  return records === "all" ? [...live] : records.filter((recordId) => live.has(recordId));
}

function unqueried(recordId: number, why: string): Finding {
  return findingOf("U01", `record ${recordId}`, "consent to audit", why);
}

function unopened(where: string, why: string): Finding {
  return findingOf("U01", where, "its content, opened through the gate", why);
}
