import { existsSync } from "node:fs";
import { join } from "node:path";
import { InternalError } from "../../core/errors/InternalError.ts";
import type { Address, Hash } from "../../core/log/Hex.ts";
import { readJson } from "./readJson.ts";
import { writeFileAtomically } from "./writeFileAtomically.ts";

/** What a session is across its starts. Written once it is complete: without it the folder holds an attempt. */
export interface Identity {
  readonly form: 1;
  readonly id: Hash;
  readonly chainId: number;
  readonly contract: Address;
  readonly deployBlock: number;
}

export const identityFile = "identity.json";

/** Whether the folder holds a whole session. */
export function hasIdentity(directory: string): boolean {
  return existsSync(join(directory, identityFile));
}

/** @throws InternalError (`MA-SESSION-BROKEN`) where there is a file that says nothing */
export function readIdentity(directory: string): Identity | null {
  if (!hasIdentity(directory)) return null;
  const path = join(directory, identityFile);
  const value = readJson(path) as Identity | null;
  if (value?.form === 1) return value;
  throw new InternalError({
    code: "MA-SESSION-BROKEN",
    happened: `${path} doesn't say which session this is`,
    todo: "put it back, or start over with: medaudit up --fresh",
  });
}

export function writeIdentity(directory: string, identity: Identity): void {
  writeFileAtomically(join(directory, identityFile), `${JSON.stringify(identity, null, 2)}\n`);
}
