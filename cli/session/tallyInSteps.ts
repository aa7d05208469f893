import { setImmediate } from "node:timers/promises";
import type { TallyOptions } from "../../core/ports/AuditPort.ts";
import type { Tally } from "../../core/tally/Tally.ts";
import { type Evidence, prepareTally } from "../../core/tally/tallyRecords.ts";

const breathMs = 40;

/** As `tallyRecords`, but takes a breath now and then, in which keys are read and a cancel is noticed. */
export async function tallyInSteps(
  evidence: Evidence,
  recordIds: readonly number[] | "all",
  { signal, onProgress, onStage }: TallyOptions,
  nowMs = () => performance.now(),
): Promise<Tally[]> {
  onStage?.("comparing");
  await setImmediate();
  const { ids, tally } = prepareTally(evidence, recordIds);
  const tallies: Tally[] = [];
  let sinceMs = nowMs();
  for (const recordId of ids) {
    tallies.push(tally(recordId));
    if (nowMs() - sinceMs < breathMs) continue;
    onProgress?.(tallies.length, ids.length);
    await setImmediate();
    signal?.throwIfAborted();
    sinceMs = nowMs();
  }
  return tallies;
}
