import type { StreamId } from "../../core/log/Entry.ts";
import type { Hash } from "../../core/log/Hex.ts";
import type { StreamHead } from "../../core/replay/LedgerState.ts";
import { ProofError } from "./ProofError.ts";
import { seqIn, streamSlots } from "./streamSlots.ts";

/** Seq and head of each stream, as these proved words say. @throws ProofError where one isn't among them */
export function provedHeads(
  words: ReadonlyMap<Hash, bigint>,
  streams: readonly StreamId[],
): Map<StreamId, StreamHead> {
  const wordAt = (slot: Hash) => {
    const word = words.get(slot);
    if (word === undefined) throw new ProofError(`slot ${slot} is not proved`);
    return word;
  };
  return new Map(
    streams.map((stream) => {
      const { seq, head } = streamSlots(stream);
      const digits = wordAt(head).toString(16).padStart(64, "0");
      return [stream, { seq: seqIn(stream, wordAt(seq)), head: `0x${digits}` }];
    }),
  );
}
