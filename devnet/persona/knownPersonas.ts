import { join } from "node:path";
import type { Persona } from "../../core/ports/Persona.ts";
import { readJson } from "../session/readJson.ts";
import { accountKey } from "./accountKey.ts";
import { type PersonaFacts, roster } from "./roster.ts";

/** In a session's folder. */
export const personasFile = "personas.json";

/** Whom a session's folder names, else everybody's cast: known before the session runs. @param directory null: none yet */
export function knownPersonas(directory: string | null): Persona[] {
  const facts = directory === null ? roster : personaFacts(directory);
  return facts.map(({ index, name, displayName, role }) => {
    return { name, displayName, role, address: accountKey(index).address };
  });
}

export function personaFacts(directory: string): readonly PersonaFacts[] {
  const stored = readJson(join(directory, personasFile));
  return (stored as { readonly personas?: readonly PersonaFacts[] } | null)?.personas ?? roster;
}
