import type { Checkpoint } from "../../chain/checkpoint/Checkpoint.ts";
import { Rpc } from "../../chain/Rpc.ts";
import type { Hash } from "../../core/log/Hex.ts";
import type { AuditPort, TallyOptions, TallyRequest } from "../../core/ports/AuditPort.ts";
import type { AuditReport } from "../../core/report/AuditReport.ts";
import type { Finding } from "../../core/tally/Finding.ts";
import type { Inventory } from "../../core/tally/Inventory.ts";
import type { Tally } from "../../core/tally/Tally.ts";
import type { Evidence } from "../../core/tally/tallyRecords.ts";
import type { Actor } from "../../vault/client/Actor.ts";
import type { KeyRing, PersonaKeys } from "../../vault/client/KeyRing.ts";
import type { VaultStatus } from "../../vault/protocol/VaultStatus.ts";
import { Checkpoints } from "./Checkpoints.ts";
import { checkReceipts } from "./checkReceipts.ts";
import { type EvidenceSources, gatherEvidence } from "./gatherEvidence.ts";
import { openContents } from "./openContents.ts";
import { Transcript } from "./report/Transcript.ts";
import { writeReport } from "./report/writeReport.ts";
import { tallyInSteps } from "./tallyInSteps.ts";

export interface AuditSources extends Pick<EvidenceSources, "chain" | "inventory"> {
  readonly actor: Actor;
  readonly keyRing: KeyRing;
  /** The session's folder, where checkpoints are kept. */
  readonly directory: string;
  readonly sessionId: Hash;
  /** Who the vault is. */
  readonly vaultStatus: () => Promise<VaultStatus>;
}

export interface AuditRequest extends TallyRequest {
  /** Kept elsewhere; what they say must still be so, as with the session's own. */
  readonly extending?: readonly Checkpoint[];
}

/** Contents that only a reader can judge, by record. */
type ContentFindings = ReadonlyMap<number, readonly Finding[]>;

interface Audit {
  readonly evidence: Evidence;
  readonly tallies: readonly Tally[];
  readonly checkpoints: readonly Checkpoint[];
  readonly contentFindings: ContentFindings;
  /** What is wrong with the checkpoints that were left out. */
  readonly faults: readonly string[];
  readonly auditor: PersonaKeys | null;
}

/** Reconciles records with their logs over one node and one vault. */
export class LedgerAuditor implements AuditPort {
  readonly #sources: AuditSources;
  readonly #checkpoints: Checkpoints;

  constructor(sources: AuditSources) {
    this.#sources = sources;
    const { directory, sessionId, chain } = sources;
    this.#checkpoints = new Checkpoints({ directory, sessionId, ledger: chain });
  }

  async tally(request: AuditRequest, options: TallyOptions = {}): Promise<readonly Tally[]> {
    return (await this.#audit(request, options, this.#sources.chain.rpc, this.#witness(request)))
      .tallies;
  }

  /** As `tally`, with all that the verdicts rest on. */
  async report(request: AuditRequest, options: TallyOptions = {}): Promise<AuditReport> {
    const { chain, sessionId } = this.#sources;
    const node = new Transcript();
    const second = request.rpc === undefined ? null : new Transcript();
    const rpc = chain.rpc.through((fetch) => node.recording(fetch));
    const witness = this.#witness(request)?.through((fetch) => second?.recording(fetch) ?? fetch);
    const { tallies, ...audit } = await this.#audit(request, options, rpc, witness);
    return writeReport({
      ...audit,
      chain,
      sessionId,
      records: tallies.map(({ record }) => record),
      deep: request.deep ?? false,
      node: node.answers,
      witness: second?.answers ?? null,
    });
  }

  inventory(signal?: AbortSignal): Promise<Inventory> {
    return this.#sources.inventory(signal);
  }

  async #audit(
    request: AuditRequest,
    options: TallyOptions,
    rpc: Rpc,
    witness: Rpc | undefined,
  ): Promise<Audit> {
    const { actor, inventory, keyRing } = this.#sources;
    const chain = { ...this.#sources.chain, rpc };
    const { as } = request;
    const persona = as === undefined ? undefined : keyRing.byName(as);
    const isAuditor = persona?.role === "auditor";
    const opened: ContentFindings =
      as === undefined
        ? new Map()
        : await openContents(actor, chain, request.records, { ...options, as, isAuditor });
    options.onStage?.("reading");
    const { sound, faults } = this.#checkpoints.read();
    const checkpoints = [...sound, ...(request.extending ?? [])];
    const gathered = await gatherEvidence(
      { chain, inventory, checkpoints, witness },
      request.records,
      {
        ...options,
        deep: request.deep,
        onProgress: (done, total) => {
          options.onStage?.("checking");
          options.onProgress?.(done, total);
        },
      },
    );
    const receipts = request.deep ? await this.#receipts(gathered.inventory) : null;
    const contentFindings = both(opened, receipts ?? new Map());
    const evidence = { ...gathered, faults: [...gathered.faults, ...faults], contentFindings };
    const tallies = await tallyInSteps(evidence, request.records, options);
    const auditor = isAuditor && persona ? persona : null;
    this.#checkpoints.save(evidence, tallies, auditor);
    return { evidence, tallies, checkpoints, contentFindings, faults, auditor };
  }

  /** null where the vault doesn't say who it is; the inventory then wasn't to be had either. */
  async #receipts(inventory: Inventory | null): Promise<ContentFindings | null> {
    const { vaultStatus, chain, sessionId } = this.#sources;
    const status = await vaultStatus().catch(() => null);
    return status && inventory && checkReceipts(inventory.releases, status, chain, sessionId);
  }

  #witness({ rpc }: TallyRequest): Rpc | undefined {
    return rpc === undefined ? undefined : new Rpc({ url: rpc });
  }
}

function both(one: ContentFindings, other: ContentFindings): ContentFindings {
  const all = new Map(one);
  for (const [recordId, findings] of other) {
    all.set(recordId, [...(all.get(recordId) ?? []), ...findings]);
  }
  return all;
}
