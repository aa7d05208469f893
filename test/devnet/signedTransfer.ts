import { SigningKey } from "ethers/crypto";
import { Transaction } from "ethers/transaction";
import type { Hex } from "../../core/log/Hex.ts";

export interface Transfer {
  readonly nonce: number;
  /** Null to create a contract. */
  readonly to?: string | null;
  readonly data?: string;
  readonly gasLimit?: number;
  /** Wei. */
  readonly value?: bigint;
}

/** Signs a transaction without price. */
export function signedTransfer(privateKey: Hex, transfer: Transfer): Hex {
  const transaction = Transaction.from({
    type: 2,
    chainId: 31337,
    gasLimit: transfer.gasLimit ?? 100_000,
    maxFeePerGas: 0,
    maxPriorityFeePerGas: 0,
    nonce: transfer.nonce,
    to: transfer.to === undefined ? "0x00000000000000000000000000000000000000aa" : transfer.to,
    data: transfer.data ?? "0x",
    value: transfer.value ?? 0n,
  });
  transaction.signature = new SigningKey(privateKey).sign(transaction.unsignedHash);
  return transaction.serialized as Hex;
}
