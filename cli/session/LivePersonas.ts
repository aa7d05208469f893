import { statSync } from "node:fs";
import { join } from "node:path";
import type { Address } from "../../core/log/Hex.ts";
import type { Persona } from "../../core/ports/Persona.ts";
import { openPersonas } from "../../devnet/openPersonas.ts";
import { knownPersonas, personasFile } from "../../devnet/persona/knownPersonas.ts";
import type { PersonaKeys } from "../../devnet/persona/PersonaKeys.ts";
import type { KeyRing } from "../../vault/client/KeyRing.ts";

/** The session's personas and their keys, as they are now: an import from another terminal adds some. */
export class LivePersonas implements KeyRing {
  readonly #directory: string;
  /** Opened when the first is needed: to look on, none is. */
  #keys: readonly PersonaKeys[] | null = null;
  #readMs: number;
  all: readonly Persona[];

  /** @param directory the session's */
  constructor(directory: string) {
    this.#directory = directory;
    this.#readMs = this.#writtenMs();
    this.all = knownPersonas(directory);
  }

  /** Reads them anew where they were written since. @returns whether they were */
  refresh(): boolean {
    const writtenMs = this.#writtenMs();
    if (writtenMs === this.#readMs) return false;
    this.#readMs = writtenMs;
    this.all = knownPersonas(this.#directory);
    this.#keys = null;
    return true;
  }

  byName(name: string): PersonaKeys | undefined {
    return this.#opened().find((keys) => keys.name === name);
  }

  byAddress(address: Address): PersonaKeys | undefined {
    return this.#opened().find((keys) => keys.address === address);
  }

  #opened(): readonly PersonaKeys[] {
    this.#keys ??= openPersonas(this.#directory).all;
    return this.#keys;
  }

  #writtenMs(): number {
    return statSync(join(this.#directory, personasFile), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  }
}
