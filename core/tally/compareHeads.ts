import type { StreamId } from "../log/Entry.ts";
import { zeroHash } from "../log/Hex.ts";
import type { StreamHead } from "../replay/LedgerState.ts";
import type { Finding } from "./Finding.ts";
import { findingOf } from "./findingOf.ts";

export interface HeadComparison {
  readonly findings: readonly Finding[];
  /** Streams of which the contract has more entries than the log shows. */
  readonly short: ReadonlySet<StreamId>;
}

/**
 * Where the log ends against where the contract says it does (L03).
 *
 * @param logged what each stream's last entry says
 * @param stored what storage proofs say, or, for want of those, the node
 */
export function compareHeads(
  streams: readonly StreamId[],
  logged: ReadonlyMap<StreamId, StreamHead>,
  stored: (stream: StreamId) => StreamHead | undefined,
): HeadComparison {
  const findings: Finding[] = [];
  const short = new Set<StreamId>();
  for (const stream of streams) {
    const right = stored(stream);
    const last = logged.get(stream) ?? { seq: 0, head: zeroHash };
    if (!right || (last.seq === right.seq && last.head === right.head)) continue;
    if (right.seq > last.seq) short.add(stream);
    const said = (head: StreamHead) => (head.seq === 0 ? "no entry" : `#${head.seq} ${head.head}`);
    findings.push(findingOf("L03", stream, said(right), said(last)));
  }
  return { findings, short };
}
