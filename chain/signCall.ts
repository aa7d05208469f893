import { Transaction } from "ethers/transaction";
import type { Hex } from "../core/log/Hex.ts";
import type { LedgerId } from "../core/log/headOf.ts";
import { signDigest } from "./curve/signDigest.ts";
import { encodeCall, type LedgerCall } from "./encodeCall.ts";

export interface Sending {
  readonly nonce: number;
  readonly gasLimit: bigint;
  /** Wei per gas; 0 on the devnet. */
  readonly maxFeePerGasWei: bigint;
}

/** A signed EIP-1559 transaction, serialised for `eth_sendRawTransaction`. */
export function signCall(
  ledger: LedgerId,
  privateKey: Hex,
  call: LedgerCall,
  sending: Sending,
): Hex {
  const transaction = Transaction.from({
    type: 2,
    chainId: ledger.chainId,
    to: ledger.contract,
    data: encodeCall(call),
    nonce: sending.nonce,
    gasLimit: sending.gasLimit,
    maxFeePerGas: sending.maxFeePerGasWei,
    maxPriorityFeePerGas: 0n,
    value: 0n,
  });
  transaction.signature = signDigest(transaction.unsignedHash, privateKey);
  return transaction.serialized as Hex;
}
