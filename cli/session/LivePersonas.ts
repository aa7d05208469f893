import { statSync } from "node:fs";
import { join } from "node:path";
import type { Address } from "../../core/log/Hex.ts";
import type { Persona } from "../../core/ports/Persona.ts";
import { openPersonas } from "../../devnet/openPersonas.ts";
import { personasFile } from "../../devnet/persona/knownPersonas.ts";
import type { PersonaKeys } from "../../devnet/persona/PersonaKeys.ts";
import type { KeyRing } from "../../vault/client/KeyRing.ts";

/** The session's personas and their keys, as they are now: an import from another terminal adds some. */
export class LivePersonas implements KeyRing {
  readonly #directory: string;
  #keys: readonly PersonaKeys[];
  #readMs: number;
  all: readonly Persona[];

  /** @param directory the session's */
  constructor(directory: string) {
    this.#directory = directory;
    this.#readMs = this.#writtenMs();
    this.#keys = openPersonas(directory).all;
    this.all = this.#keys.map(personaOf);
  }

  /** Reads them anew where they were written since. @returns whether they were */
  refresh(): boolean {
    const writtenMs = this.#writtenMs();
    if (writtenMs === this.#readMs) return false;
    this.#keys = openPersonas(this.#directory).all;
    this.#readMs = writtenMs;
    this.all = this.#keys.map(personaOf);
    return true;
  }

  byName(name: string): PersonaKeys | undefined {
    return this.#keys.find((keys) => keys.name === name);
  }

  byAddress(address: Address): PersonaKeys | undefined {
    return this.#keys.find((keys) => keys.address === address);
  }

  #writtenMs(): number {
    return statSync(join(this.#directory, personasFile), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  }
}

function personaOf({ name, displayName, role, address }: PersonaKeys): Persona {
  return { name, displayName, role, address };
}
