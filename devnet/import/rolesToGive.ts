import type { Chain } from "../../chain/Chain.ts";
import { callContract } from "../../chain/callContract.ts";
import { RefusedError } from "../../core/errors/RefusedError.ts";
import type { PersonaKeys } from "../persona/PersonaKeys.ts";

/**
 * Which of these doctors and auditors the registry doesn't know yet.
 *
 * @throws RefusedError MA-IMPORT-SUSPENDED where one of `authors` can't write now
 */
export async function rolesToGive(
  chain: Chain,
  personas: readonly PersonaKeys[],
  authors: ReadonlySet<PersonaKeys>,
): Promise<PersonaKeys[]> {
  const found = await Promise.all(
    personas.map(async (persona) => {
      const [role, suspended] = await callContract(chain, "participant", [persona.address]);
      if (suspended === true && authors.has(persona)) throw isSuspended(persona.name);
      return Number(role) === 0 ? [persona] : [];
    }),
  );
  return found.flat();
}

function isSuspended(name: string): RefusedError {
  return new RefusedError({
    code: "MA-IMPORT-SUSPENDED",
    happened: `${name}, who wrote records of the Bundle, is suspended`,
    todo: `end the suspension first: medaudit act credential --as registry --to ${name}`,
  });
}
