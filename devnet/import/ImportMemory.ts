import { createHmac } from "node:crypto";
import { join } from "node:path";
import { readJson } from "../session/readJson.ts";
import { readSecretKey } from "../session/secretKey.ts";
import { writeFileAtomically } from "../session/writeFileAtomically.ts";

interface Stored {
  readonly form: 1;
  /** Persona names by the keyed hash of what tells a patient or a doctor from others. */
  readonly personas: Readonly<Record<string, string>>;
}

/**
 * Which persona a patient or a doctor of an earlier import became, in `imports.json`. Only hashes keyed with the
 * session's secret stand there, so that nobody can try out who is in it.
 */
export class ImportMemory {
  readonly #path: string;
  readonly #secret: Uint8Array;
  readonly #personas: Map<string, string>;

  /** @param directory the session's */
  constructor(directory: string) {
    this.#path = join(directory, "imports.json");
    this.#secret = readSecretKey(directory, "session.secret");
    const stored = readJson(this.#path) as Stored | null;
    this.#personas = new Map(stored?.form === 1 ? Object.entries(stored.personas) : []);
  }

  personaOf(role: "patient" | "doctor", key: string): string | null {
    return this.#personas.get(this.#hash(role, key)) ?? null;
  }

  remember(role: "patient" | "doctor", key: string, persona: string): void {
    this.#personas.set(this.#hash(role, key), persona);
  }

  save(): void {
    const stored: Stored = { form: 1, personas: Object.fromEntries(this.#personas) };
    writeFileAtomically(this.#path, `${JSON.stringify(stored, null, 2)}\n`);
  }

  #hash(role: string, key: string): string {
    return createHmac("sha256", this.#secret).update(`import ${role} ${key}`).digest("hex");
  }
}
