import type { LedgerId } from "../core/log/headOf.ts";
import type { Rpc } from "./Rpc.ts";

/** A ledger and the node that is asked about it. */
export interface Chain extends LedgerId {
  readonly rpc: Rpc;
  /** Where the contract was created: nothing of it stands before. */
  readonly deployBlock: number;
}
