import type { Chain } from "./Chain.ts";
import { quantity } from "./hexQuantity.ts";
import { RpcError } from "./RpcError.ts";
import type { BlockRange } from "./readEntries.ts";

/** Blocks asked for at once; halved where the node says the range is too large. */
const blocksAtOnce = 20_000;

export interface LogRange extends BlockRange {
  /** What the node says, not looked at. */
  readonly answer: unknown;
}

/** The contract's logs, range by range. @throws RpcError */
export async function* logRanges(
  chain: Chain,
  range: BlockRange,
  signal?: AbortSignal,
): AsyncGenerator<LogRange> {
  let step = blocksAtOnce;
  let fromBlock = range.fromBlock;
  while (fromBlock <= range.toBlock) {
    const toBlock = Math.min(fromBlock + step - 1, range.toBlock);
    const filter = {
      address: chain.contract,
      fromBlock: quantity(fromBlock),
      toBlock: quantity(toBlock),
    };
    try {
      const answer = await chain.rpc.request("eth_getLogs", [filter], signal);
      yield { answer, fromBlock, toBlock };
    } catch (error) {
      const isRangeError =
        error instanceof RpcError && error.failure === "node" && toBlock > fromBlock;
      if (!isRangeError) throw error;
      step = Math.max(1, Math.floor((toBlock - fromBlock + 1) / 2));
      continue;
    }
    fromBlock = toBlock + 1;
    step = Math.min(step * 2, blocksAtOnce);
  }
}
