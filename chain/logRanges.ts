import type { Chain } from "./Chain.ts";
import { quantity } from "./hexQuantity.ts";
import { RpcError } from "./RpcError.ts";
import type { BlockRange } from "./readEntries.ts";

/** Blocks asked for at once; halved where the node says that the range is too large. */
const blocksAtOnce = 20_000;
/** A node that says that its chain is longer is not followed. */
const blocksMost = 50_000_000;
/** Ranges that a node may refuse. */
const refusalsMost = 5_000;

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
  if (range.toBlock - range.fromBlock >= blocksMost) {
    throw new RpcError("malformed", `the node's chain is too long to be read: ${range.toBlock}`);
  }
  let step = blocksAtOnce;
  let refusals = 0;
  let fromBlock = range.fromBlock;
  while (fromBlock <= range.toBlock) {
    const toBlock = Math.min(fromBlock + step - 1, range.toBlock);
    const filter = {
      address: chain.contract,
      fromBlock: quantity(fromBlock),
      toBlock: quantity(toBlock),
    };
    let answer: unknown;
    try {
      answer = await chain.rpc.request("eth_getLogs", [filter], signal);
    } catch (error) {
      refusals += 1;
      if (!isRangeError(error) || toBlock === fromBlock || refusals > refusalsMost) throw error;
      step = Math.max(1, Math.floor((toBlock - fromBlock + 1) / 2));
      continue;
    }
    yield { answer, fromBlock, toBlock };
    fromBlock = toBlock + 1;
    // Slowly: a node with a limit would refuse every other range.
    step = Math.min(step + Math.ceil(step / 8), blocksAtOnce);
  }
}

function isRangeError(error: unknown): boolean {
  return error instanceof RpcError && (error.failure === "node" || error.failure === "too-large");
}
