import { scrypt } from "node:crypto";
import { checkScryptCost, type ScryptCost } from "./scryptCost.ts";

/** 32 bytes from a password (NFKC, as EIP-2335 and wallets have it). @throws InputError where the cost is absurd */
export function derivePasswordKey(
  password: string,
  salt: Uint8Array,
  cost: ScryptCost,
): Promise<Buffer> {
  checkScryptCost(cost);
  const { n, r, p } = cost;
  const maxmem = 128 * n * r + 16 * 1024 * 1024;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, 32, { N: n, r, p, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
