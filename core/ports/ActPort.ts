import type { Entry } from "../log/Entry.ts";
import type { RecordContent } from "../record/RecordContent.ts";
import type { Intent } from "./Intent.ts";

export type ActStage = "sealing" | "storing" | "sending" | "mining" | "releasing";

export interface ActOptions {
  /** A persona's name. */
  readonly as: string;
  /** Before the transaction is sent an abort leaves nothing; after it the entry stands. */
  readonly signal?: AbortSignal;
  readonly onStage?: (stage: ActStage) => void;
  /** While a grant seals earlier versions to the grantee. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ActResult {
  /** The entry it left; `outcome` tells whether it was refused. */
  readonly entry: Entry;
  /** For view, copy and print that were allowed: what was released. */
  readonly content: RecordContent | null;
  /** Which version the content is: an auditor may be given the last one that opens in place of the one asked for. */
  readonly contentVersion?: number;
}

/**
 * Acts as a persona. Resolves once the entry is mined, with `denied` ones too; rejects with a `MedauditError` where the
 * ledger reverts, the vault refuses a release, or something is away.
 */
export interface ActPort {
  act(intent: Intent, options: ActOptions): Promise<ActResult>;
}
