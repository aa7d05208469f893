import type { Entry } from "../core/log/Entry.ts";
import type { Chain } from "./Chain.ts";
import { decodeLogs } from "./decodeLogs.ts";
import { logRanges } from "./logRanges.ts";
import { readRawLogs } from "./rawLogs.ts";

export interface BlockRange {
  readonly fromBlock: number;
  /** Included. */
  readonly toBlock: number;
}

/**
 * All entries in a range of blocks, in the chain's order. For those who act on them: what isn't a whole, orderly log is
 * refused (`readLog` reads what a lying node may have touched).
 *
 * @throws RpcError, DecodeError
 */
export async function readEntries(
  chain: Chain,
  range: BlockRange,
  signal?: AbortSignal,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const { answer, fromBlock, toBlock } of logRanges(chain, range, signal)) {
    const part = decodeLogs(readRawLogs(answer, chain.contract, fromBlock, toBlock));
    for (const entry of part) entries.push(entry);
  }
  return entries;
}
