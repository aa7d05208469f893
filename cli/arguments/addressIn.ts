import { getAddress, isAddress } from "ethers/address";
import { InputError } from "../../core/errors/InputError.ts";
import type { Address } from "../../core/log/Hex.ts";
import type { Persona } from "../../core/ports/Persona.ts";

/** A persona's name, or an address. @throws InputError */
export function addressIn(text: string, personas: readonly Persona[]): Address {
  const persona = personas.find(({ name }) => name === text.toLowerCase());
  if (persona) return persona.address;
  if (isAddress(text)) return getAddress(text) as Address;
  throw new InputError({
    code: "MA-PERSONA-UNKNOWN",
    happened: `"${text}" is neither a persona nor an address`,
    todo: "see who there is with: medaudit personas",
  });
}
