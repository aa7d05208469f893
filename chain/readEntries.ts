import type { Entry } from "../core/log/Entry.ts";
import type { Chain } from "./Chain.ts";
import { decodeLogs } from "./decodeLogs.ts";
import { quantity } from "./hexQuantity.ts";
import { RpcError } from "./RpcError.ts";
import { readRawLogs } from "./rawLogs.ts";

export interface BlockRange {
  readonly fromBlock: number;
  /** Included. */
  readonly toBlock: number;
}

/** Blocks asked for at once; halved where the node says the range is too large. */
const blocksAtOnce = 20_000;

/**
 * All entries in a range of blocks, in the chain's order.
 *
 * @throws RpcError, DecodeError
 */
export async function readEntries(
  chain: Chain,
  range: BlockRange,
  signal?: AbortSignal,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  let step = blocksAtOnce;
  let from = range.fromBlock;
  while (from <= range.toBlock) {
    const to = Math.min(from + step - 1, range.toBlock);
    try {
      entries.push(...decodeLogs(await logsOf(chain, from, to, signal)));
      from = to + 1;
      step = Math.min(step * 2, blocksAtOnce);
    } catch (error) {
      const isRangeError = error instanceof RpcError && error.failure === "node" && to > from;
      if (!isRangeError) throw error;
      step = Math.max(1, Math.floor((to - from + 1) / 2));
    }
  }
  return entries;
}

async function logsOf(chain: Chain, from: number, to: number, signal: AbortSignal | undefined) {
  const filter = { address: chain.contract, fromBlock: quantity(from), toBlock: quantity(to) };
  return readRawLogs(
    await chain.rpc.request("eth_getLogs", [filter], signal),
    chain.contract,
    from,
    to,
  );
}
