import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { InternalError } from "../../core/errors/InternalError.ts";
import { makeDirectory } from "./makeDirectory.ts";
import { writeFileAtomically } from "./writeFileAtomically.ts";

export type SecretName = "session.secret" | "gate.key";

const keyBytes = 32;

/** 32 bytes from the session's `keys/`. @throws InternalError (`MA-SESSION-KEYS`) */
export function readSecretKey(directory: string, name: SecretName): Uint8Array {
  const path = join(directory, "keys", name);
  try {
    const key = new Uint8Array(readFileSync(path));
    if (key.length === keyBytes) return key;
  } catch (cause) {
    throw unusable(path, cause);
  }
  throw unusable(path);
}

export function makeSecretKey(directory: string, name: SecretName): Uint8Array {
  const keys = join(directory, "keys");
  makeDirectory(keys);
  const key = randomBytes(keyBytes);
  writeFileAtomically(join(keys, name), key);
  return new Uint8Array(key);
}

function unusable(path: string, cause?: unknown): InternalError {
  return new InternalError({
    code: "MA-SESSION-KEYS",
    happened: `the session's key ${path} can't be read`,
    todo: "put it back; without it nothing of the session opens, so otherwise start over with: medaudit up --fresh",
    cause,
  });
}
