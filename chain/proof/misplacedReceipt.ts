import type { Hash } from "../../core/log/Hex.ts";
import type { BlockHeader } from "./BlockHeader.ts";
import { isSaidAt } from "./isSaidAt.ts";

/**
 * What a node says beside what the receipts root commits to: in which block and transaction receipts and their logs stand.
 * Logs are numbered through a block, so that the order of entries of different streams is known too.
 *
 * @param receipts those of the root, in its order
 * @param hashes of the block's transactions, in the same order
 * @returns the first fault; null where all is in its place
 */
export function misplacedReceipt(
  receipts: readonly unknown[],
  hashes: readonly Hash[],
  header: BlockHeader,
): string | null {
  let logIndex = 0;
  for (const [transactionIndex, receipt] of receipts.entries()) {
    const place = {
      blockHash: header.hash,
      blockNumber: header.number,
      transactionHash: hashes[transactionIndex] as Hash,
      transactionIndex,
    };
    if (!isSaidAt(receipt, place)) return `a receipt of another place than ${transactionIndex}`;
    for (const log of (receipt as { readonly logs: readonly unknown[] }).logs) {
      const logPlace = { ...place, logIndex, blockTimestamp: header.timestampSeconds };
      if (!isSaidAt(log, logPlace)) return `a log of another place than ${logIndex}`;
      logIndex += 1;
    }
  }
  return null;
}
