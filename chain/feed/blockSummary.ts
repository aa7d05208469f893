import type { Hash } from "../../core/log/Hex.ts";
import type { BlockSummary } from "../../core/ports/FeedPort.ts";
import { numberOf } from "../hexQuantity.ts";
import { RpcError } from "../RpcError.ts";

/** What a date can hold (ECMA-262). */
const secondsMost = 8_640_000_000_000;

/** A block as `eth_getBlockByNumber` gives it, without its transactions. @throws RpcError */
export function blockSummary(block: unknown): BlockSummary {
  const { number, hash, timestamp, transactions, gasUsed } = (block ?? {}) as Record<
    string,
    unknown
  >;
  if (typeof hash !== "string" || !/^0x[0-9a-f]{64}$/.test(hash) || !Array.isArray(transactions)) {
    throw new RpcError("malformed", "a block was expected");
  }
  const timestampSeconds = numberOf(timestamp);
  if (timestampSeconds > secondsMost) throw new RpcError("malformed", "a block's time is none");
  return {
    number: numberOf(number),
    hash: hash as Hash,
    timestampSeconds,
    transactions: transactions.length,
    gasUsed: BigInt(numberOf(gasUsed)),
  };
}
