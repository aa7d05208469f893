import { Signature, type SignatureLike } from "ethers/crypto";
import type { Address } from "../../core/log/Hex.ts";
import { hexToBytes } from "../hexBytes.ts";
import { addressOfPublicKey } from "./addressOfKey.ts";
import { loadCurve } from "./loadCurve.ts";

/** Who signed a digest; null where the signature is none. */
export function recoverSigner(digest: string, signature: SignatureLike): Address | null {
  try {
    const { r, s, yParity } = Signature.from(signature);
    const bytes = hexToBytes(`${r}${s.slice(2)}`);
    const publicKey = loadCurve().recover(hexToBytes(digest), bytes, yParity, false);
    return publicKey && addressOfPublicKey(publicKey);
  } catch {
    return null;
  }
}
