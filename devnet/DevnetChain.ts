import type { Hash, Hex } from "../core/log/Hex.ts";

export interface MinedTransaction {
  readonly hash: Hash;
  readonly block: number;
}

export interface SetTimeOptions {
  /** The clock stands still at the given time until it is set again; otherwise it runs on from there. */
  readonly frozen?: boolean;
}

/** What may be done to the devnet's chain, alone or within a section. All of it goes through one queue. */
export interface ChainWriter {
  /** An ordinary JSON-RPC method. @throws RpcFault */
  request(method: string, params?: readonly unknown[]): Promise<unknown>;
  /**
   * Mines the transactions in the given order, in as few blocks as fit, or none of them.
   *
   * @throws BatchFault with the place of the first that was invalid or reverted: then nothing of the batch stays
   */
  sendBatch(raws: readonly Hex[]): Promise<MinedTransaction[]>;
  /**
   * The time of the next blocks, in Unix seconds; `null`: the wall clock's again. A block is never earlier than the one
   * before it.
   */
  setTime(seconds: number | null, options?: SetTimeOptions): Promise<void>;
}

/**
 * An exclusive stretch: the transactions of others wait until it ends. It is rolled back when it isn't ended within
 * 60 s or when its holder vanishes.
 */
export interface Section extends ChainWriter {
  /** Everything since `begin` stays. */
  commit(): Promise<void>;
  /** Nothing since `begin` stays. Harmless when the section has ended already. */
  rollback(): Promise<void>;
}

/** The devnet's chain, in process (`LocalChain`) or through the door (`remoteChain`). */
export interface DevnetChain extends ChainWriter {
  /** Waits until no other section is open. */
  begin(signal?: AbortSignal): Promise<Section>;
}
