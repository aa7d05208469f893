import type { Checkpoint } from "../../chain/checkpoint/Checkpoint.ts";
import type { StreamId } from "../../core/log/Entry.ts";
import type { StreamHead } from "../../core/replay/LedgerState.ts";
import type { Tally } from "../../core/tally/Tally.ts";
import type { Evidence } from "../../core/tally/tallyRecords.ts";

/** Where the streams of these records end, as far as it is proved and the log holds together; null where nothing is. */
export function checkpointFrom(evidence: Evidence, tallies: readonly Tally[]): Checkpoint | null {
  const ends = new Map<StreamId, StreamHead>();
  for (const { record, proof, findings } of tallies) {
    const isSound = proof !== "unavailable" && !findings.some(({ code }) => /^[LAU]/.test(code));
    if (!isSound) continue;
    const { heads = new Map<StreamId, StreamHead>() } = evidence.proof(record);
    for (const stream of streamsOf(evidence, record)) {
      const end = heads.get(stream);
      if (end) ends.set(stream, end);
    }
  }
  if (ends.size === 0) return null;
  const { block, blockHash } = evidence;
  const streams = [...ends].map(([stream, end]) => ({ stream, ...end }));
  return { block, blockHash, streams, auditor: null, signature: null };
}

function streamsOf(evidence: Evidence, recordId: number): StreamId[] {
  const patient = evidence.contract(recordId)?.patient;
  const streams: StreamId[] = ["registry", `record:${recordId}`];
  return patient ? [...streams, `chart:${patient}`] : streams;
}
