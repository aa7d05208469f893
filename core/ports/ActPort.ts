import type { AccessAction } from "../log/Action.ts";
import type { Entry } from "../log/Entry.ts";
import type { RecordContent } from "../record/RecordContent.ts";
import type { FindingCode } from "../tally/Finding.ts";
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

/** What the vault holds of a version, opened here: its content, or what is wrong with it. */
export type OpenedContent =
  | { readonly content: RecordContent; readonly finding: null }
  | {
      /** Where it can be read all the same, what is there. */
      readonly content: RecordContent | null;
      readonly finding: {
        readonly code: FindingCode;
        readonly found: string;
        /** Where the bytes are another version's: which. */
        readonly copyOf?: number;
      };
    };

export type OpenedVersion = OpenedContent & { readonly version: number };

export interface OpenResult {
  readonly entry: Entry;
  /**
   * Null where the entry is a denied one. Else what the vault released: what it holds in the place of the version asked
   * for, if anything; for an auditor, where that isn't what was committed to, also the last version that opens.
   */
  readonly release: { readonly versions: readonly OpenedVersion[] } | null;
}

/**
 * Acts as a persona. Resolves once the entry is mined, with `denied` ones too; rejects with a `MedauditError` where the
 * ledger reverts, the vault refuses a release, or something is away.
 */
export interface ActPort {
  act(intent: Intent, options: ActOptions): Promise<ActResult>;
  /** As a view, copy or print by `act`, but what is wrong with what was released is told, not thrown. */
  open(
    intent: Extract<Intent, { readonly action: AccessAction }>,
    options: ActOptions,
  ): Promise<OpenResult>;
}
