import { keccak256 } from "ethers/crypto";
import { encodeRlp } from "ethers/utils";

const fields = [
  "parentHash",
  "sha3Uncles",
  "miner",
  "stateRoot",
  "transactionsRoot",
  "receiptsRoot",
  "logsBloom",
  "difficulty",
  "number",
  "gasLimit",
  "gasUsed",
  "timestamp",
  "extraData",
  "mixHash",
  "nonce",
  "baseFeePerGas",
  "withdrawalsRoot",
  "blobGasUsed",
  "excessBlobGas",
  "parentBeaconBlockRoot",
  "requestsHash",
];
const integers =
  /^(difficulty|number|gasLimit|gasUsed|timestamp|baseFeePerGas|blobGasUsed|excessBlobGas)$/;

/** A block with other fields, whose header hashes to what it says all the same. */
export function forgedHeader(block: unknown, changes: Readonly<Record<string, string>>): object {
  const forged = { ...(block as Record<string, string>), ...changes };
  const present = fields.filter((name) => forged[name] !== undefined);
  const items = present.map((name) => {
    const value = forged[name] as string;
    if (!integers.test(name)) return value;
    const digits = value.slice(2).replace(/^0+/, "");
    return `0x${digits.length % 2 === 1 ? "0" : ""}${digits}`;
  });
  return { ...forged, hash: keccak256(encodeRlp(items)) };
}
