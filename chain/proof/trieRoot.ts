import { encodeRlp } from "ethers/utils";
import type { Hash } from "../../core/log/Hex.ts";
import { hexToBytes } from "../hexBytes.ts";

/** The root of a block's list as Ethereum commits to it: a Merkle Patricia trie from the RLP of each place to its item. */
export async function trieRoot(items: readonly Uint8Array[]): Promise<Hash> {
  const { MerklePatriciaTrie } = await import("@ethereumjs/mpt");
  const trie = new MerklePatriciaTrie();
  for (const [place, item] of items.entries()) {
    const key = place === 0 ? "0x" : `0x${evenHex(place)}`;
    await trie.put(hexToBytes(encodeRlp(key)), item);
  }
  return `0x${Buffer.from(trie.root()).toString("hex")}`;
}

function evenHex(value: number): string {
  const digits = value.toString(16);
  return digits.length % 2 === 1 ? `0${digits}` : digits;
}
