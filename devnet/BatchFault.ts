import type { Hex } from "../core/log/Hex.ts";
import { RpcFault, rpcCode } from "./RpcFault.ts";

export interface BatchFaultFacts {
  /** The place in the batch, from 0. */
  readonly index: number;
  readonly kind: "invalid" | "reverted" | "not-mined";
  /** The ABI-encoded error of a revert. */
  readonly revertData: Hex | null;
  readonly reason: string;
}

/** A batch of which nothing stays, since one of its transactions could not be done. */
export class BatchFault extends RpcFault {
  override readonly name = "BatchFault";
  readonly facts: BatchFaultFacts;

  constructor(facts: BatchFaultFacts) {
    const happened = `transaction ${facts.index} of the batch: ${facts.reason}; nothing of it stays`;
    super(rpcCode.server, happened, facts, "MA-BATCH-FAILED");
    this.facts = facts;
  }
}
