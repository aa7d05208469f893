import type { Entry } from "../core/log/Entry.ts";
import type { Address } from "../core/log/Hex.ts";
import { DecodeError } from "./DecodeError.ts";
import { decodeLogs } from "./decodeLogs.ts";
import { numberOf } from "./hexQuantity.ts";
import { readRawLogs } from "./rawLogs.ts";

/**
 * The entries that a transaction left.
 *
 * @param receipt as `eth_getTransactionReceipt` gives it
 * @throws DecodeError also where the transaction failed
 */
export function entriesOf(receipt: unknown, contract: Address): Entry[] {
  const { status, blockNumber, logs } = (receipt ?? {}) as Record<string, unknown>;
  if (status !== "0x1") throw new DecodeError("its transaction failed");
  const block = numberOf(blockNumber);
  const own = (Array.isArray(logs) ? logs : []).filter(
    (log) => String(log?.address).toLowerCase() === contract.toLowerCase(),
  );
  return decodeLogs(readRawLogs(own, contract, block, block));
}
