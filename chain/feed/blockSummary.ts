import type { Hash } from "../../core/log/Hex.ts";
import type { BlockSummary } from "../../core/ports/FeedPort.ts";
import { numberOf } from "../hexQuantity.ts";
import { RpcError } from "../RpcError.ts";

/** A block as `eth_getBlockByNumber` gives it, without its transactions. @throws RpcError */
export function blockSummary(block: unknown): BlockSummary {
  const { number, hash, timestamp, transactions, gasUsed } = (block ?? {}) as Record<
    string,
    unknown
  >;
  if (typeof hash !== "string" || !/^0x[0-9a-f]{64}$/.test(hash) || !Array.isArray(transactions)) {
    throw new RpcError("malformed", "a block was expected");
  }
  return {
    number: numberOf(number),
    hash: hash as Hash,
    timestampSeconds: numberOf(timestamp),
    transactions: transactions.length,
    gasUsed: BigInt(numberOf(gasUsed)),
  };
}
