import type { Hash } from "../../core/log/Hex.ts";
import type { Finding } from "../../core/tally/Finding.ts";
import { findingOf } from "../../core/tally/findingOf.ts";
import type { StoredWord } from "./storedWords.ts";

/** What the node says that the contract's slots hold against what is proved of them (L04). */
export function compareWords(
  said: readonly StoredWord[],
  proved: ReadonlyMap<Hash, bigint>,
): Finding[] {
  return said.flatMap(({ where, slot, fields }) => {
    let left = proved.get(slot) ?? 0n;
    const proven = fields.map(([, bits]) => {
      const field = left & ((1n << BigInt(bits)) - 1n);
      left >>= BigInt(bits);
      return field;
    });
    // A number is as exact as what is said: times beyond it are the same in both.
    const isSame = fields.every(([value], at) =>
      typeof value === "number" ? Number(proven[at]) === value : proven[at] === value,
    );
    if (isSame) return [];
    return [findingOf("L04", where, proven.join(" "), fields.map(([value]) => value).join(" "))];
  });
}
