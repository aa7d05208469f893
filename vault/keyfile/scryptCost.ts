import { InputError } from "../../core/errors/InputError.ts";

/** scrypt's cost: memory is 128 · n · r bytes. */
export interface ScryptCost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** As wallets use it: 128 MB, about half a second. */
export const scryptCost: ScryptCost = { n: 131_072, r: 8, p: 1 };

const memoryMostBytes = 512 * 1024 * 1024;

/** A file can ask for any cost; one that would stop the machine is refused. @throws InputError */
export function checkScryptCost({ n, r, p }: ScryptCost): void {
  const isPowerOfTwo = n > 1 && n <= 2 ** 24 && (n & (n - 1)) === 0;
  if (isPowerOfTwo && r > 0 && p > 0 && p <= 16 && 128 * n * r <= memoryMostBytes) return;
  throw new InputError({
    code: "MA-KEYFILE-COST",
    happened: "the key file asks for more work than any honest one",
    todo: "make it anew with ordinary scrypt parameters",
  });
}
