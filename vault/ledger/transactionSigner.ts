import { Transaction } from "ethers/transaction";
import type { Address, Hash } from "../../core/log/Hex.ts";

/**
 * Who signed a transaction, whatever the node says about its sender: a development node lets anybody send in any name, but
 * can't sign for them.
 *
 * @param transaction as `eth_getTransactionByHash` gives it (types 0, 1, 2)
 * @returns null where the signature doesn't fit the transaction's own hash
 */
export function transactionSigner(transaction: unknown, hash: Hash): Address | null {
  try {
    const raw = transaction as Record<string, string> & { accessList?: [] };
    const type = Number(raw.type ?? 0);
    const parsed = Transaction.from({
      type,
      chainId: raw.chainId ?? null,
      nonce: Number(raw.nonce),
      gasLimit: raw.gas ?? null,
      to: raw.to ?? null,
      value: raw.value ?? null,
      data: raw.input ?? null,
      ...(type === 2
        ? {
            maxFeePerGas: raw.maxFeePerGas ?? null,
            maxPriorityFeePerGas: raw.maxPriorityFeePerGas ?? null,
          }
        : { gasPrice: raw.gasPrice ?? null }),
      ...(type === 0 ? {} : { accessList: raw.accessList ?? [] }),
      signature: {
        r: padded(raw.r),
        s: padded(raw.s),
        v: type === 0 ? Number(raw.v) : 27 + Number(raw.yParity ?? raw.v),
      },
    });
    return parsed.hash === hash ? (parsed.from as Address) : null;
  } catch {
    return null;
  }
}

/** Some nodes leave out leading zeros. */
function padded(word: string | undefined): string {
  return `0x${(word ?? "0x").slice(2).padStart(64, "0")}`;
}
