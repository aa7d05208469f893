import { RefusedError } from "../../core/errors/RefusedError.ts";
import type { AuditPort, TallyOptions, TallyRequest } from "../../core/ports/AuditPort.ts";
import type { Finding } from "../../core/tally/Finding.ts";
import { findingOf } from "../../core/tally/findingOf.ts";
import type { Inventory } from "../../core/tally/Inventory.ts";
import type { Tally } from "../../core/tally/Tally.ts";
import { tallyRecords } from "../../core/tally/tallyRecords.ts";
import type { Actor } from "../../vault/client/Actor.ts";
import { type EvidenceSources, gatherEvidence } from "./gatherEvidence.ts";

export interface AuditSources extends EvidenceSources {
  readonly actor: Actor;
}

/** Reconciles records with their logs over one node and one vault. */
export class LedgerAuditor implements AuditPort {
  readonly #sources: AuditSources;

  constructor(sources: AuditSources) {
    this.#sources = sources;
  }

  async tally(request: TallyRequest, options: TallyOptions = {}): Promise<readonly Tally[]> {
    const opened = request.as === undefined ? null : await this.#open(request, request.as, options);
    const evidence = await gatherEvidence(this.#sources, request.records, {
      ...options,
      deep: request.deep,
    });
    const contentFindings = opened ?? new Map<number, Finding[]>();
    return tallyRecords({ ...evidence, contentFindings }, request.records);
  }

  inventory(signal?: AbortSignal): Promise<Inventory> {
    return this.#sources.inventory(signal);
  }

  /** Opens the current versions through the gate before the log is read, so that the entries it leaves are in it. */
  async #open(request: TallyRequest, as: string, options: TallyOptions) {
    const { actor } = this.#sources;
    const findings = new Map<number, Finding[]>();
    for (const recordId of await this.#recordsOf(request, options.signal)) {
      const intent = { action: "view", recordId, version: 0, purpose: "HSYSADMIN" } as const;
      try {
        const { entry, release } = await actor.open(intent, { as, ...options });
        const where = `record ${recordId} version ${entry.version}`;
        if (!release) findings.set(recordId, [unopened(where, entry.message)]);
        for (const version of release?.versions ?? []) {
          // S01 is found without opening; what only a reader can find is added here.
          if (version.finding === null || version.finding.code === "S01") continue;
          const place = `record ${recordId} version ${version.version}`;
          const { code, found } = version.finding;
          findings.set(recordId, [
            ...(findings.get(recordId) ?? []),
            findingOf(code, place, "the content that was sealed", found),
          ]);
        }
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error;
        findings.set(recordId, [unopened(`record ${recordId}`, error.happened)]);
      }
    }
    return findings;
  }

  async #recordsOf(request: TallyRequest, signal: AbortSignal | undefined): Promise<number[]> {
    const { entries } = await gatherEvidence(this.#sources, [], { signal });
    const live = new Set<number>();
    for (const { recordId, status } of entries ?? []) {
      if (status === "deleted") live.delete(recordId);
      else if (recordId > 0) live.add(recordId);
    }
    return request.records === "all"
      ? [...live]
      : request.records.filter((recordId) => live.has(recordId));
  }
}

function unopened(where: string, why: string): Finding {
  return findingOf("U01", where, "its content, opened through the gate", why);
}
