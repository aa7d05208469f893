import { pairLogs } from "../../../chain/decodeLogs.ts";
import type { RawLog } from "../../../chain/Words.ts";
import type { StreamId } from "../../../core/log/Entry.ts";
import { zeroAddress } from "../../../core/log/Hex.ts";
import type { NodeAnswer } from "../../../core/report/AuditReport.ts";

/**
 * Leaves out of what a node answered the entries of streams that a report isn't about: other patients are nobody's business.
 * Logs that can't be read are left as they are.
 */
export function narrowLogs(
  answers: readonly NodeAnswer[],
  streams: ReadonlySet<StreamId>,
): NodeAnswer[] {
  const wanted = new Set([...streams].map((stream) => stream.toLowerCase()));
  return answers.map((answer) => {
    const { method, result } = answer;
    if (method !== "eth_getLogs" || !Array.isArray(result)) return answer;
    try {
      const { entries, orphans } = pairLogs(result as RawLog[]);
      const kept = new Set<unknown>(orphans);
      for (const { log, detail } of entries) {
        if (!wanted.has(streamIn(log))) continue;
        kept.add(log);
        if (detail) kept.add(detail);
      }
      return { ...answer, result: result.filter((log) => kept.has(log)) };
    } catch {
      return answer;
    }
  });
}

function streamIn({ topics }: RawLog): string {
  const recordId = BigInt(topics[1] ?? 0);
  if (recordId > 0n) return `record:${recordId}`;
  const patient = `0x${(topics[2] ?? "").slice(-40).toLowerCase()}`;
  return patient === zeroAddress ? "registry" : `chart:${patient}`;
}
