import type { Address, Hex } from "../../core/log/Hex.ts";
import type { Role } from "../../core/log/Role.ts";

/** The keys of one persona; never logged, never shown. */
export interface PersonaKeys {
  readonly name: string;
  readonly role: Exclude<Role, "none">;
  readonly address: Address;
  /** secp256k1, 32 bytes. */
  readonly accountKey: Hex;
  /** X25519, 32 bytes. */
  readonly encryptionKey: Uint8Array;
}

/** Whose keys are at hand. */
export interface KeyRing {
  byName(name: string): PersonaKeys | undefined;
  byAddress(address: Address): PersonaKeys | undefined;
}

export function keyRingOf(personas: Iterable<PersonaKeys>): KeyRing {
  const all = [...personas];
  const names = new Map(all.map((keys) => [keys.name, keys]));
  const addresses = new Map(all.map((keys) => [keys.address, keys]));
  return {
    byName: (name) => names.get(name),
    byAddress: (address) => addresses.get(address),
  };
}
