import type { Hex } from "../../core/log/Hex.ts";
import type { Persona } from "../../core/ports/Persona.ts";

/** A persona with the keys that this session holds for it. Never printed, logged or sent. */
export interface PersonaKeys extends Persona {
  /** secp256k1, 32 bytes: signs transactions. */
  readonly accountKey: Hex;
  /** X25519, 32 bytes: opens what is sealed to the persona. */
  readonly encryptionKey: Uint8Array;
  /** X25519, 32 bytes: what the ledger says about the persona. */
  readonly encryptionPublicKey: Hex;
}
