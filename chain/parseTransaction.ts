import { Transaction } from "ethers/transaction";
import type { Address, Hash, Hex } from "../core/log/Hex.ts";
import { recoverSigner } from "./curve/recoverSigner.ts";

export interface ParsedTransaction {
  readonly hash: Hash;
  /** Recovered from the signature, whatever the node says about the sender; null where it is none. */
  readonly signer: () => Address | null;
  /** As the block's transactions root commits to it. */
  readonly serialized: Hex;
}

/**
 * A transaction as `eth_getTransactionByHash` gives it (types 0, 1, 2), put together again from its fields: a development
 * node lets anybody send in any name, but can't sign for them.
 *
 * @returns null where it is none, or doesn't hash to what the node says
 */
export function parseTransaction(transaction: unknown): ParsedTransaction | null {
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
    const { hash, serialized } = parsed;
    if (hash !== raw.hash) return null;
    return { hash: hash as Hash, signer: () => signerOf(parsed), serialized: serialized as Hex };
  } catch {
    return null;
  }
}

/** Who signed the transaction of this hash; null where its fields don't hash to it. */
export function transactionSigner(transaction: unknown, hash: Hash): Address | null {
  const parsed = parseTransaction(transaction);
  return parsed?.hash === hash ? parsed.signer() : null;
}

function signerOf(transaction: Transaction): Address | null {
  try {
    const signature = transaction.signature?.getCanonical();
    return signature ? recoverSigner(transaction.unsignedHash, signature) : null;
  } catch {
    return null;
  }
}

/** Some nodes leave out leading zeros. */
function padded(word: string | undefined): string {
  return `0x${(word ?? "0x").slice(2).padStart(64, "0")}`;
}
