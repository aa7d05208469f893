import { SigningKey } from "ethers/crypto";
import { type TypedDataDomain, TypedDataEncoder, type TypedDataField } from "ethers/hash";
import { recoverAddress } from "ethers/transaction";
import type { Address, Hex } from "../../core/log/Hex.ts";

/** One kind of signed message: its EIP-712 types, of which the first is the message's own. */
export type SignedType = Record<string, TypedDataField[]>;

export function signTyped(
  domain: TypedDataDomain,
  types: SignedType,
  message: Record<string, unknown>,
  privateKey: Hex,
): Hex {
  const digest = TypedDataEncoder.hash(domain, types, message);
  return new SigningKey(privateKey).sign(digest).serialized as Hex;
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
