import type { Entry } from "./Entry.ts";

/** Where an entry stands on the chain, against another: negative where it stands before. */
export function comparePlaces(a: Entry, b: Entry): number {
  return a.block - b.block || a.logIndex - b.logIndex;
}

/** The entries in the chain's order, each place once, whatever order a node gave them in. */
export function inChainOrder(entries: readonly Entry[]): readonly Entry[] {
  let isOrdered = true;
  for (let at = 1; at < entries.length && isOrdered; at += 1) {
    isOrdered = comparePlaces(entries[at - 1] as Entry, entries[at] as Entry) < 0;
  }
  if (isOrdered) return entries;
  const sorted = entries.toSorted(comparePlaces);
  return sorted.filter((entry, at) => {
    const before = sorted[at - 1];
    return before === undefined || comparePlaces(before, entry) !== 0;
  });
}
