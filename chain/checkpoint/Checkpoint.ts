import type { StreamId } from "../../core/log/Entry.ts";
import type { Address, Hash, Hex } from "../../core/log/Hex.ts";

/** Where streams ended at a block, as an audit proved it: what later audits must extend. */
export interface Checkpoint {
  readonly block: number;
  readonly blockHash: Hash;
  readonly streams: readonly {
    readonly stream: StreamId;
    readonly seq: number;
    readonly head: Hash;
  }[];
  /** Who signed it; null where nobody did. */
  readonly auditor: Address | null;
  readonly signature: Hex | null;
}

/** Saved checkpoints with one more; those that it covers whole are left out. */
export function withCheckpoint(
  saved: readonly Checkpoint[],
  added: Checkpoint,
): readonly Checkpoint[] {
  const covered = new Map(added.streams.map(({ stream, seq }) => [stream, seq]));
  const isCovered = (one: Checkpoint) =>
    // An unsigned one must not push out what an auditor has signed.
    (one.signature === null || added.signature !== null) &&
    one.block <= added.block &&
    one.streams.every(({ stream, seq }) => (covered.get(stream) ?? -1) >= seq);
  return [...saved.filter((one) => !isCovered(one)), added];
}
