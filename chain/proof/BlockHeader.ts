import { keccak256 } from "ethers/crypto";
import { encodeRlp } from "ethers/utils";
import type { Hash } from "../../core/log/Hex.ts";
import { numberOf } from "../hexQuantity.ts";
import { ProofError } from "./ProofError.ts";

/** What a block's hash stands for, of what is used here. */
export interface BlockHeader {
  readonly number: number;
  readonly hash: Hash;
  readonly parentHash: Hash;
  readonly stateRoot: Hash;
  readonly receiptsRoot: Hash;
  readonly transactionsRoot: Hash;
  readonly timestampSeconds: number;
}

/** In the order of the RLP list (yellow paper §4.3; EIP-1559, 4895, 4844, 4788, 7685). QUANTITY fields are integers. */
const fields = [
  ["parentHash", "data"],
  ["sha3Uncles", "data"],
  ["miner", "data"],
  ["stateRoot", "data"],
  ["transactionsRoot", "data"],
  ["receiptsRoot", "data"],
  ["logsBloom", "data"],
  ["difficulty", "integer"],
  ["number", "integer"],
  ["gasLimit", "integer"],
  ["gasUsed", "integer"],
  ["timestamp", "integer"],
  ["extraData", "data"],
  ["mixHash", "data"],
  ["nonce", "data"],
  ["baseFeePerGas", "integer"],
  ["withdrawalsRoot", "data"],
  ["blobGasUsed", "integer"],
  ["excessBlobGas", "integer"],
  ["parentBeaconBlockRoot", "data"],
  ["requestsHash", "data"],
] as const;

/** Those of the first fork: every header has them. */
const fieldsLeast = 15;
/** The bloom filter has 256 bytes, the longest of all. */
const itemLengthMost = 2 + 2 * 256;

/**
 * Reads a block as `eth_getBlockByNumber` gives it, and holds its header against its hash.
 *
 * @throws ProofError
 */
export function readHeader(block: unknown): BlockHeader {
  if (typeof block !== "object" || block === null) throw new ProofError("there is no such block");
  const source = block as Record<string, unknown>;
  const items: string[] = [];
  for (const [name, kind] of fields) {
    const value = source[name];
    // A fork's field is absent before the fork, and so is all that came after it.
    const isAbsent = value === undefined || value === null;
    if (isAbsent && items.length >= fieldsLeast) break;
    items.push(rlpItem(name, kind, value));
  }
  const hash = hashOf(items);
  if (hash !== source.hash) {
    throw new ProofError(
      `block ${Number(source.number)}'s header does not hash to what the node says`,
    );
  }
  return {
    number: numberOf(source.number),
    hash,
    parentHash: String(source.parentHash) as Hash,
    stateRoot: String(source.stateRoot) as Hash,
    receiptsRoot: String(source.receiptsRoot) as Hash,
    transactionsRoot: String(source.transactionsRoot) as Hash,
    timestampSeconds: numberOf(source.timestamp),
  };
}

function hashOf(items: string[]): Hash {
  try {
    return keccak256(encodeRlp(items)) as Hash;
  } catch (cause) {
    throw new ProofError("a header is malformed", cause);
  }
}

function rlpItem(name: string, kind: "data" | "integer", value: unknown): string {
  // Strictly: each header can be written in one way only.
  const form = kind === "data" ? /^0x(?:[0-9a-f]{2})*$/i : /^0x(?:0|[1-9a-f][0-9a-f]*)$/i;
  if (typeof value !== "string" || value.length > itemLengthMost || !form.test(value)) {
    throw new ProofError(`the header's ${name} is malformed`);
  }
  if (kind === "data") return value;
  const digits = value === "0x0" ? "" : value.slice(2);
  return `0x${digits.length % 2 === 1 ? "0" : ""}${digits}`;
}
