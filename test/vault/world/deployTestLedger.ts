import { getAddress } from "ethers/address";
import { SigningKey } from "ethers/crypto";
import { Transaction } from "ethers/transaction";
import type { Chain } from "../../../chain/Chain.ts";
import { numberOf } from "../../../chain/hexQuantity.ts";
import { ledgerArtifact } from "../../../chain/ledgerAbi.ts";
import type { Address } from "../../../core/log/Hex.ts";
import { type TestNode, testChainId } from "./testNode.ts";
import { personaOf } from "./testPersonas.ts";

/** Deploys the contract, with rita as its registrar. */
export async function deployTestLedger(node: TestNode): Promise<Chain> {
  const { address, accountKey } = personaOf("rita");
  const transaction = Transaction.from({
    type: 2,
    chainId: testChainId,
    nonce: numberOf(await node.request("eth_getTransactionCount", [address, "latest"])),
    gasLimit: 12_000_000n,
    maxFeePerGas: 0n,
    maxPriorityFeePerGas: 0n,
    data: `${ledgerArtifact.bytecode}${address.slice(2).toLowerCase().padStart(64, "0")}`,
  });
  transaction.signature = new SigningKey(accountKey).sign(transaction.unsignedHash);
  const hash = await node.request("eth_sendRawTransaction", [transaction.serialized]);
  const receipt = await receiptOf(node, hash);
  return {
    rpc: node.rpc,
    chainId: testChainId,
    contract: getAddress(receipt.contractAddress) as Address,
    deployBlock: numberOf(receipt.blockNumber),
  };
}

const minedMostMs = 10_000;

/** Some nodes answer before the block is mined. */
async function receiptOf(node: TestNode, hash: unknown) {
  const deadline = performance.now() + minedMostMs;
  for (;;) {
    const receipt = await node.request("eth_getTransactionReceipt", [hash]);
    if (receipt !== null) return receipt as { contractAddress: string; blockNumber: string };
    if (performance.now() > deadline) throw new Error("the contract's deployment isn't mined");
  }
}
