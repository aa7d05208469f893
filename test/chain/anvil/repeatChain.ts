import { numberOf, quantity } from "../../../chain/hexQuantity.ts";
import { parseTransaction } from "../../../chain/parseTransaction.ts";
import type { TestNode } from "../../vault/world/testNode.ts";

interface Block {
  readonly timestamp: string;
  readonly transactions: readonly unknown[];
}

/** Has one node do again what another did, transaction by transaction at the same times: its blocks are its own work. */
export async function repeatChain(from: TestNode, to: TestNode): Promise<void> {
  const last = await blockNumber(from);
  for (let number = (await blockNumber(to)) + 1; number <= last; number += 1) {
    const params = [quantity(number), true];
    const block = (await from.request("eth_getBlockByNumber", params)) as Block;
    await to.request("evm_setAutomine", [false]);
    for (const transaction of block.transactions) {
      const signed = parseTransaction(transaction)?.serialized;
      await to.request("eth_sendRawTransaction", [signed]);
    }
    await to.request("evm_setNextBlockTimestamp", [numberOf(block.timestamp)]);
    await to.request("evm_mine");
  }
}

async function blockNumber(node: TestNode): Promise<number> {
  return numberOf(await node.request("eth_blockNumber"));
}
