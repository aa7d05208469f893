/** A small generator (mulberry32): the same seed gives the same history. */
export function randomFrom(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    pick: <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T,
    chance: (probability: number): boolean => next() < probability,
    subset: <T>(all: readonly T[]): T[] => all.filter(() => next() < 0.5),
  };
}
