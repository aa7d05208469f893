import type { Chain } from "../../chain/Chain.ts";
import { blockSummary } from "../../chain/feed/blockSummary.ts";
import type { BlockSummary } from "../../core/ports/FeedPort.ts";

/** @throws RpcError */
export async function latestBlock(chain: Chain, signal?: AbortSignal): Promise<BlockSummary> {
  return blockSummary(await chain.rpc.request("eth_getBlockByNumber", ["latest", false], signal));
}
