import { type TypedDataDomain, TypedDataEncoder, type TypedDataField } from "ethers/hash";
import { recoverSigner } from "../../chain/curve/recoverSigner.ts";
import { signDigest } from "../../chain/curve/signDigest.ts";
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
  return signDigest(digest, privateKey).serialized as Hex;
}

/** @returns who signed it; null where the signature is none */
export function signerOfTyped(
  domain: TypedDataDomain,
  types: SignedType,
  message: Record<string, unknown>,
  signature: Hex,
): Address | null {
  try {
    return recoverSigner(TypedDataEncoder.hash(domain, types, message), signature);
  } catch {
    return null;
  }
}
