import { InputError } from "../../core/errors/InputError.ts";
import type { Persona } from "../../core/ports/Persona.ts";

/** The persona of this name or address. @throws InputError */
export function personaIn(text: string, personas: readonly Persona[]): Persona {
  const wanted = text.toLowerCase();
  const found = personas.find(
    ({ name, address }) => name === wanted || address.toLowerCase() === wanted,
  );
  if (found) return found;
  throw new InputError({
    code: "MA-PERSONA-UNKNOWN",
    happened: `there is no persona "${text}"`,
    todo: "see who there is with: medaudit personas",
  });
}
