import type { DashboardState } from "./DashboardState.ts";

/** What time the ledger would take it for: the clock's, or the last block's where that runs ahead. */
export function ledgerSeconds(state: DashboardState): number {
  return Math.max(state.nowSeconds, state.blocks.at(-1)?.timestampSeconds ?? 0);
}
