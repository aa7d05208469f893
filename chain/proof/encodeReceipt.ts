import { encodeRlp } from "ethers/utils";
import { hexToBytes } from "../hexBytes.ts";
import { ProofError } from "./ProofError.ts";

/**
 * A receipt as its block's receipts root commits to it (EIP-2718, EIP-658): type, then RLP of status, cumulative gas, bloom
 * and logs.
 *
 * @param receipt as `eth_getTransactionReceipt` gives it
 * @throws ProofError
 */
export function encodeReceipt(receipt: unknown): Uint8Array {
  const { type, status, cumulativeGasUsed, logsBloom, logs } = (receipt ?? {}) as Record<
    string,
    unknown
  >;
  if (!Array.isArray(logs)) throw new ProofError("a receipt is malformed");
  try {
    const body = encodeRlp([
      integer(status),
      integer(cumulativeGasUsed),
      String(logsBloom),
      logs.map(({ address, topics, data }) => [String(address), topics.map(String), String(data)]),
    ]);
    const prefix = Number(type ?? 0);
    return hexToBytes(prefix === 0 ? body : `0x0${prefix.toString(16)}${body.slice(2)}`);
  } catch (cause) {
    throw new ProofError("a receipt is malformed", cause);
  }
}

/** RLP has no leading zeros, and the empty string for 0. */
function integer(value: unknown): string {
  const digits = BigInt(String(value)).toString(16).replace(/^0+/, "");
  return `0x${digits.length % 2 === 1 ? "0" : ""}${digits}`;
}
