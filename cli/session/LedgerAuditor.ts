import type { AuditPort, TallyOptions, TallyRequest } from "../../core/ports/AuditPort.ts";
import type { Inventory } from "../../core/tally/Inventory.ts";
import type { Tally } from "../../core/tally/Tally.ts";
import { tallyRecords } from "../../core/tally/tallyRecords.ts";
import { type EvidenceSources, gatherEvidence } from "./gatherEvidence.ts";

/** Reconciles records with their logs over one node and one vault. */
export class LedgerAuditor implements AuditPort {
  readonly #sources: EvidenceSources;

  constructor(sources: EvidenceSources) {
    this.#sources = sources;
  }

  async tally(request: TallyRequest, options: TallyOptions = {}): Promise<readonly Tally[]> {
    const { signal, onProgress } = options;
    const evidence = await gatherEvidence(this.#sources, request.records, signal);
    const tallies = tallyRecords(evidence, request.records);
    onProgress?.(tallies.length, tallies.length);
    return tallies;
  }

  inventory(signal?: AbortSignal): Promise<Inventory> {
    return this.#sources.inventory(signal);
  }
}
