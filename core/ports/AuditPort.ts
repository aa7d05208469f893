import type { Inventory } from "../tally/Inventory.ts";
import type { Tally } from "../tally/Tally.ts";

export interface TallyRequest {
  readonly records: readonly number[] | "all";
  /** Also receipts and signers. */
  readonly deep?: boolean;
  /** A persona's name; opens the current version through the gate, which leaves an entry. */
  readonly as?: string;
  /** Another node's URL: the verdict's block must be its block too. */
  readonly rpc?: string;
}

/** Reading the store and the log, checking the blocks that entries stand in, comparing record by record. */
export type TallyStage = "reading" | "checking" | "comparing";

export interface TallyOptions {
  readonly signal?: AbortSignal;
  readonly onStage?: (stage: TallyStage) => void;
  /** Of the stage: blocks while they are checked, records while they are compared. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Reconciles records with their logs; only reads, but for `as`. */
export interface AuditPort {
  tally(request: TallyRequest, options?: TallyOptions): Promise<readonly Tally[]>;
  /** What the vault holds now, envelope hashes recomputed here from the bytes. */
  inventory(signal?: AbortSignal): Promise<Inventory>;
}
