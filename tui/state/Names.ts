import { type Address, zeroAddress } from "../../core/log/Hex.ts";
import type { Persona } from "../../core/ports/Persona.ts";
import { sanitize } from "../text/sanitize.ts";

/** What accounts are called on the screen; unknown ones by their address. */
export interface Names {
  /** "chen", or "0x12ab…89ef". */
  short(address: Address): string;
  /** "Dr. Mei Chen", or the short address. */
  full(address: Address): string;
  /** Further personas, known from now on. */
  learn(personas: readonly Persona[]): void;
}

export function namesOf(personas: readonly Persona[]): Names {
  const known = new Map(personas.map((persona) => [persona.address.toLowerCase(), persona]));
  const find = (address: Address) => known.get(address.toLowerCase());
  return {
    short: (address) => sanitize(find(address)?.name ?? shortAddress(address)),
    full: (address) => sanitize(find(address)?.displayName ?? shortAddress(address)),
    learn(personas) {
      for (const persona of personas) known.set(persona.address.toLowerCase(), persona);
    },
  };
}

export function shortAddress(address: Address): string {
  if (address === zeroAddress) return "nobody";
  return `${address.slice(0, 6)}…${address.slice(-4)}`;
}
