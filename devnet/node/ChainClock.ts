/** How the chain's time stands to the wall clock's; whole seconds. */
export interface ClockState {
  readonly offsetSeconds: number;
  /** The time at which the clock stands still, or null. */
  readonly frozenAtSeconds: number | null;
}

export const wallClock: ClockState = { offsetSeconds: 0, frozenAtSeconds: null };

/** The time of the next block before the rule that blocks never go back. */
export function clockSeconds(state: ClockState, wallMs: number): number {
  return state.frozenAtSeconds ?? Math.floor(wallMs / 1000) + state.offsetSeconds;
}

/** @param seconds null for the wall clock's time */
export function clockSetTo(seconds: number | null, frozen: boolean, wallMs: number): ClockState {
  if (seconds === null) return wallClock;
  if (frozen) return { offsetSeconds: 0, frozenAtSeconds: seconds };
  return { offsetSeconds: seconds - Math.floor(wallMs / 1000), frozenAtSeconds: null };
}
