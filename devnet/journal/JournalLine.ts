import type { Hash, Hex } from "../../core/log/Hex.ts";
import type { ClockState } from "../node/ChainClock.ts";

/** The first line: what the chain starts from. */
export interface JournalHeader {
  readonly kind: "genesis";
  readonly form: 1;
  readonly session: string;
  readonly chainId: number;
  readonly genesisSeconds: number;
  readonly hash: Hash;
}

/** A mined block: the transactions as they were signed, in the block's order. */
export interface BlockLine {
  readonly kind: "block";
  readonly number: number;
  readonly seconds: number;
  readonly hash: Hash;
  readonly raws: readonly Hex[];
}

/** A control that changed the node's state without a transaction that anybody signed. */
export interface ControlLine {
  readonly kind: "control";
  readonly method: string;
  readonly params: readonly unknown[];
}

export interface ClockLine extends ClockState {
  readonly kind: "clock";
}

export type JournalLine = BlockLine | ControlLine | ClockLine;
