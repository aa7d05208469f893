import { hkdfSync } from "node:crypto";
import { join } from "node:path";
import { InputError } from "../../core/errors/InputError.ts";
import { toHex } from "../../vault/crypto/hexBytes.ts";
import { label } from "../../vault/crypto/label.ts";
import { x25519PublicKey } from "../../vault/crypto/x25519PublicKey.ts";
import { writeFileAtomically } from "../session/writeFileAtomically.ts";
import { accountKey } from "./accountKey.ts";
import { personaFacts, personasFile } from "./knownPersonas.ts";
import type { PersonaKeys } from "./PersonaKeys.ts";
import type { PersonaFacts } from "./roster.ts";

const namePattern = /^[a-z][a-z0-9-]{0,31}$/;

/** The session's personas: the roster and whoever came with an import, in `personas.json`. */
export class PersonaBook {
  readonly #path: string;
  readonly #secret: Uint8Array;
  #facts: PersonaFacts[];
  #keys: PersonaKeys[];

  /** @param secret the session's, which the encryption keys follow from */
  constructor(directory: string, secret: Uint8Array) {
    this.#path = join(directory, personasFile);
    this.#secret = secret;
    this.#facts = [...personaFacts(directory)];
    this.#keys = this.#facts.map((facts) => this.#keysOf(facts));
  }

  get all(): readonly PersonaKeys[] {
    return this.#keys;
  }

  /** @throws InputError (`MA-PERSONA-UNKNOWN`) */
  named(name: string): PersonaKeys {
    const found = this.#keys.find((persona) => persona.name === name);
    if (found) return found;
    throw new InputError({
      code: "MA-PERSONA-UNKNOWN",
      happened: `there is no persona ${JSON.stringify(name.slice(0, 40))}`,
      todo: "see who there is with: medaudit personas",
    });
  }

  /** The first of a role that the roster has. */
  ofRole(role: PersonaFacts["role"]): PersonaKeys {
    return this.#keys.find((persona) => persona.role === role) as PersonaKeys;
  }

  /** A further persona with the next account; kept once `save` is called. @throws InputError (`MA-PERSONA-NAME`) */
  add(persona: Omit<PersonaFacts, "index">): PersonaKeys {
    const isTaken = this.#facts.some((other) => other.name === persona.name);
    if (isTaken || !namePattern.test(persona.name)) {
      throw new InputError({
        code: "MA-PERSONA-NAME",
        happened: `${JSON.stringify(persona.name.slice(0, 40))} can't be a persona's name${isTaken ? ": it is taken" : ""}`,
        todo: "give a free name of up to 32 lower-case letters, digits and hyphens",
      });
    }
    const index = Math.max(...this.#facts.map((facts) => facts.index)) + 1;
    const { name, displayName, role } = persona;
    const facts: PersonaFacts = { index, name, displayName, role };
    const keys = this.#keysOf(facts);
    this.#facts.push(facts);
    this.#keys.push(keys);
    return keys;
  }

  save(): void {
    writeFileAtomically(
      this.#path,
      `${JSON.stringify({ form: 1, personas: this.#facts }, null, 2)}\n`,
    );
  }

  #keysOf({ index, name, displayName, role }: PersonaFacts): PersonaKeys {
    const account = accountKey(index);
    const info = label(`persona ${name}`);
    const encryptionKey = new Uint8Array(hkdfSync("sha256", this.#secret, "", info, 32));
    return {
      name,
      displayName,
      role,
      address: account.address,
      accountKey: account.privateKey,
      encryptionKey,
      encryptionPublicKey: toHex(x25519PublicKey(encryptionKey)),
    };
  }
}
