import { type TypedDataDomain, TypedDataEncoder, type TypedDataField } from "ethers/hash";
import { recoverAddress } from "ethers/transaction";
import { signDigest } from "../../chain/signDigest.ts";
import type { Address, Hash, Hex } from "../../core/log/Hex.ts";

/** One kind of signed message: its EIP-712 types, of which the first is the message's own. */
export type SignedType = Record<string, TypedDataField[]>;

export function signTyped(
  domain: TypedDataDomain,
  types: SignedType,
  message: Record<string, unknown>,
  privateKey: Hex,
): Hex {
  const digest = TypedDataEncoder.hash(domain, types, message) as Hash;
  const { r, s, yParity } = signDigest(digest, privateKey);
  return `${r}${s.slice(2)}${yParity === 0 ? "1b" : "1c"}`;
}

/** @returns who signed it; null where the signature is none */
export function signerOfTyped(
  domain: TypedDataDomain,
  types: SignedType,
  message: Record<string, unknown>,
  signature: Hex,
): Address | null {
  try {
    return recoverAddress(TypedDataEncoder.hash(domain, types, message), signature) as Address;
  } catch {
    return null;
  }
}
