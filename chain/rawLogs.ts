import type { Address } from "../core/log/Hex.ts";
import { DecodeError } from "./DecodeError.ts";
import { numberOf } from "./hexQuantity.ts";
import type { RawLog } from "./Words.ts";

/**
 * Checks the shape of what a node answered to `eth_getLogs`: the contract's logs, inside the range, in the chain's order.
 * Logs marked as removed are dropped.
 *
 * @throws DecodeError
 */
export function readRawLogs(
  answer: unknown,
  contract: Address,
  fromBlock: number,
  toBlock: number,
): RawLog[] {
  let before = -1;
  let indexBefore = -1;
  return listedLogs(answer).map((log) => {
    const raw = checkRawLog(log, contract, fromBlock, toBlock);
    const block = numberOf(raw.blockNumber);
    const index = numberOf(raw.logIndex);
    if (block < before || (block === before && index <= indexBefore)) {
      throw new DecodeError("it is out of order");
    }
    before = block;
    indexBefore = index;
    return raw;
  });
}

/** @throws DecodeError */
export function listedLogs(answer: unknown): unknown[] {
  if (!Array.isArray(answer)) throw new DecodeError("the answer is not a list");
  return answer.filter((log) => log?.removed !== true);
}

/** One log by itself. @throws DecodeError */
export function checkRawLog(
  log: unknown,
  contract: Address,
  fromBlock: number,
  toBlock: number,
): RawLog {
  if (!isRawLog(log)) throw new DecodeError("it is not a log");
  if (log.address.toLowerCase() !== contract.toLowerCase()) {
    throw new DecodeError("it is another contract's");
  }
  const block = numberOf(log.blockNumber);
  if (block < fromBlock || block > toBlock) throw new DecodeError("it is outside the range");
  return log;
}

/** The contract's longest entry has half of it. */
const dataLengthMost = 2_048;
const topicsMost = 4;
const hexText = /^0x[0-9a-fA-F]*$/;
const quantity = /^0x[0-9a-f]{1,13}$/i;
const hash = /^0x[0-9a-fA-F]{64}$/;

function isRawLog(log: unknown): log is RawLog {
  const raw = log as (Partial<RawLog> & { readonly removed?: unknown }) | null;
  return (
    typeof raw === "object" &&
    raw !== null &&
    (raw.removed === undefined || raw.removed === false) &&
    typeof raw.address === "string" &&
    typeof raw.data === "string" &&
    raw.data.length <= dataLengthMost &&
    hexText.test(raw.data) &&
    Array.isArray(raw.topics) &&
    raw.topics.length <= topicsMost &&
    raw.topics.every((topic) => typeof topic === "string" && hash.test(topic)) &&
    typeof raw.transactionHash === "string" &&
    hash.test(raw.transactionHash) &&
    typeof raw.blockNumber === "string" &&
    quantity.test(raw.blockNumber) &&
    typeof raw.logIndex === "string" &&
    quantity.test(raw.logIndex)
  );
}
