import { createECDH } from "node:crypto";
import type { Address, Hex } from "../../core/log/Hex.ts";
import { keccak } from "../../core/log/keccak.ts";
import { addressOf } from "../addressOf.ts";
import { hexToBytes } from "../hexBytes.ts";

/** The account of a private key. @throws where it is none */
export function addressOfKey(privateKey: Hex): Address {
  const pair = createECDH("secp256k1");
  pair.setPrivateKey(hexToBytes(privateKey));
  return addressOfPublicKey(pair.getPublicKey());
}

/** @param publicKey uncompressed: 65 bytes, of which the first tells so */
export function addressOfPublicKey(publicKey: Uint8Array): Address {
  return addressOf(keccak(publicKey.subarray(1)).slice(-40));
}
