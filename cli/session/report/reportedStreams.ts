import type { Entry, StreamId } from "../../../core/log/Entry.ts";

/** The streams that a report on these records is about: theirs, their charts' and the registry's. */
export function reportedStreams(
  records: readonly number[],
  entries: readonly Entry[] | null,
): ReadonlySet<StreamId> {
  const wanted = new Set(records);
  const streams = new Set<StreamId>(["registry"]);
  for (const { recordId, stream, patient } of entries ?? []) {
    if (wanted.has(recordId)) streams.add(stream).add(`chart:${patient}`);
  }
  return streams;
}
