import { hkdfSync } from "node:crypto";
import { getCreateAddress } from "ethers/address";
import { Transaction } from "ethers/transaction";
import { addressOfKey } from "../chain/curve/addressOfKey.ts";
import { signDigest } from "../chain/curve/signDigest.ts";
import { numberOf } from "../chain/hexQuantity.ts";
import { ledgerArtifact } from "../chain/ledgerAbi.ts";
import { InternalError } from "../core/errors/InternalError.ts";
import type { Address } from "../core/log/Hex.ts";
import { toHex } from "../vault/crypto/hexBytes.ts";
import { label } from "../vault/crypto/label.ts";
import type { ChainWriter } from "./DevnetChain.ts";

export interface Deployment {
  readonly contract: Address;
  readonly deployBlock: number;
}

const gasLimit = 12_000_000n;

export interface SignedDeployment {
  readonly contract: Address;
  readonly raw: string;
}

/** The contract's creation from an account of the session's own, so that its address differs from session to session. */
export function signDeployment(
  chainId: number,
  secret: Uint8Array,
  registrar: Address,
): SignedDeployment {
  const key = toHex(new Uint8Array(hkdfSync("sha256", secret, "", label("deployer"), 32)));
  const transaction = Transaction.from({
    type: 2,
    chainId,
    nonce: 0,
    gasLimit,
    maxFeePerGas: 0n,
    maxPriorityFeePerGas: 0n,
    data: `${ledgerArtifact.bytecode}${registrar.slice(2).toLowerCase().padStart(64, "0")}`,
  });
  transaction.signature = signDigest(transaction.unsignedHash, key);
  return {
    contract: getCreateAddress({ from: addressOfKey(key), nonce: 0 }) as Address,
    raw: transaction.serialized,
  };
}

/** @throws InternalError (`MA-DEPLOY-FAILED`) */
export async function deployLedger(
  chain: ChainWriter,
  { contract, raw }: SignedDeployment,
): Promise<Deployment> {
  const hash = await chain.request("eth_sendRawTransaction", [raw]);
  const receipt = await chain.request("eth_getTransactionReceipt", [hash]);
  const { status, blockNumber } = receipt as { status: string; blockNumber: string };
  if (status !== "0x1") {
    throw new InternalError({
      code: "MA-DEPLOY-FAILED",
      happened: "the contract could not be deployed",
      todo: "build anew: npm run build",
    });
  }
  return { contract, deployBlock: numberOf(blockNumber) };
}
