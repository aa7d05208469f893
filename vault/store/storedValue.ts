import { getAddress } from "ethers/address";
import { type Address, type Hash, type Hex, zeroAddress, zeroHash } from "../../core/log/Hex.ts";

// What stands in the file may have been written by anybody: these read any value as the nearest harmless one.

export function storedHash(value: unknown): Hash {
  return typeof value === "string" && /^0x[0-9a-f]{64}$/.test(value) ? (value as Hash) : zeroHash;
}

export function storedAddress(value: unknown): Address {
  return typeof value === "string" && /^0x[0-9a-fA-F]{40}$/.test(value)
    ? (getAddress(value.toLowerCase()) as Address)
    : zeroAddress;
}

/** A whole number from 0 on; anything else is 0, and what is too large the largest. */
export function storedCount(value: unknown): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number < 0) return 0;
  return Math.min(Math.floor(number), Number.MAX_SAFE_INTEGER);
}

export function storedHex(value: unknown): Hex {
  return typeof value === "string" && /^0x([0-9a-f]{2})*$/.test(value) ? (value as Hex) : "0x";
}

export function storedBytes(value: unknown): Uint8Array | null {
  return value instanceof Uint8Array ? value : null;
}
