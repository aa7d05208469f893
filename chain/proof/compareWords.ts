import type { Hash } from "../../core/log/Hex.ts";
import type { Finding } from "../../core/tally/Finding.ts";
import { findingOf } from "../../core/tally/findingOf.ts";
import type { StoredWord } from "./storedWords.ts";

/** What the node says that the contract's slots hold against what is proved of them (L04). */
export function compareWords(
  said: readonly StoredWord[],
  proved: ReadonlyMap<Hash, bigint>,
): Finding[] {
  return said.flatMap(({ where, slot, mask, word }) => {
    const proven = (proved.get(slot) ?? 0n) & mask;
    if (proven === word) return [];
    return [findingOf("L04", where, `0x${proven.toString(16)}`, `0x${word.toString(16)}`)];
  });
}
