import type { Hash, Hex } from "../../core/log/Hex.ts";
import { BatchFault, type BatchFaultFacts } from "../BatchFault.ts";
import type { MinedTransaction } from "../DevnetChain.ts";
import { faultOf } from "./faultOf.ts";
import type { Miner } from "./Miner.ts";
import type { Node } from "./startNode.ts";

/** Mines the transactions in order. @throws BatchFault; the caller puts the chain back */
export async function sendBatch(
  node: Node,
  miner: Miner,
  raws: readonly Hex[],
): Promise<MinedTransaction[]> {
  const hashes: Hash[] = [];
  for (const [index, raw] of raws.entries()) {
    try {
      hashes.push(await miner.send(raw));
    } catch (error) {
      throw fault(index, "invalid", faultOf(error).happened);
    }
  }
  const blocks = await mineAll(miner, hashes);
  const succeeded = await Promise.all(hashes.map((hash) => hasSucceeded(node, hash)));
  const index = succeeded.indexOf(false);
  const reverted = hashes[index];
  if (reverted) throw fault(index, "reverted", "it reverted", await revertDataOf(node, reverted));
  return hashes.map((hash) => ({ hash, block: blocks.get(hash) ?? 0 }));
}

async function mineAll(miner: Miner, hashes: readonly Hash[]): Promise<Map<Hash, number>> {
  const blocks = new Map<Hash, number>();
  while (hashes.some((hash) => miner.isUnmined(hash))) {
    const block = await miner.mine();
    for (const hash of block.transactions) blocks.set(hash, block.number);
    if (block.transactions.length > 0) continue;
    const index = hashes.findIndex((hash) => miner.isUnmined(hash));
    throw fault(index, "not-mined", "a transaction of its sender with a lower nonce is missing");
  }
  return blocks;
}

async function hasSucceeded(node: Node, hash: Hash): Promise<boolean> {
  const receipt = await node.request("eth_getTransactionReceipt", [hash]);
  return (receipt as { readonly status: string }).status === "0x1";
}

async function revertDataOf(node: Node, hash: Hash): Promise<Hex | null> {
  const options = { disableStack: true, disableStorage: true, disableMemory: true };
  const trace = await node.request("debug_traceTransaction", [hash, options]);
  const data = (trace as { readonly returnValue?: unknown }).returnValue;
  if (typeof data !== "string" || !/^(0x)?[0-9a-f]*$/i.test(data)) return null;
  return data.startsWith("0x") ? (data as Hex) : `0x${data}`;
}

function fault(
  index: number,
  kind: BatchFaultFacts["kind"],
  reason: string,
  revertData: Hex | null = null,
): BatchFault {
  return new BatchFault({ index, kind, reason, revertData });
}
