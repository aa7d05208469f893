import { getAddress } from "ethers/address";
import type { Address } from "../core/log/Hex.ts";

/** EIP-55 costs a hash an address; a session has few. Bounded, since a lying node may send any. */
const known = new Map<string, Address>();
const knownMost = 10_000;

/** 40 hexadecimal digits, in lower case, as an EIP-55 address. */
export function addressOf(digits: string): Address {
  let address = known.get(digits);
  if (!address) {
    address = getAddress(`0x${digits}`) as Address;
    if (known.size < knownMost) known.set(digits, address);
  }
  return address;
}
