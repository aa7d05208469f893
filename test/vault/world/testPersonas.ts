import { createHash } from "node:crypto";
import { SigningKey } from "ethers/crypto";
import { computeAddress } from "ethers/transaction";
import type { Address } from "../../../core/log/Hex.ts";
import type { PersonaKeys } from "../../../vault/client/KeyRing.ts";

const cast = [
  ["rita", "registrar"],
  ["anna", "patient"],
  ["ben", "patient"],
  ["chen", "doctor"],
  ["diaz", "doctor"],
  ["omar", "auditor"],
  ["vera", "auditor"],
] as const;

export type TestPersona = (typeof cast)[number][0];

/** The same keys in every run: nothing here is secret. */
export const testPersonas: readonly PersonaKeys[] = cast.map(([name, role]) => {
  const bytesFor = (use: string) => createHash("sha256").update(`${use} of ${name}`).digest();
  const accountKey = `0x${bytesFor("account").toString("hex")}` as const;
  return {
    name,
    role,
    accountKey,
    address: computeAddress(new SigningKey(accountKey)) as Address,
    encryptionKey: new Uint8Array(bytesFor("encryption")),
  };
});

export function personaOf(name: TestPersona): PersonaKeys {
  return testPersonas.find((persona) => persona.name === name) as PersonaKeys;
}

export function addressOf(name: TestPersona): Address {
  return personaOf(name).address;
}
