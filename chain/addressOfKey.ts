import { createECDH } from "node:crypto";
import type { Address, Hex } from "../core/log/Hex.ts";
import { keccak } from "../core/log/keccak.ts";
import { addressOf } from "./addressOf.ts";
import { hexToBytes } from "./hexBytes.ts";

/** The account of a private key. */
export function addressOfKey(privateKey: Hex): Address {
  const pair = createECDH("secp256k1");
  pair.setPrivateKey(hexToBytes(privateKey));
  // Without the first byte, which tells how the point is written.
  return addressOf(keccak(pair.getPublicKey().subarray(1)).slice(-40));
}
