import type { StoreApi } from "zustand/vanilla";
import type { DashboardPorts } from "../DashboardPorts.ts";
import type { DashboardState } from "./DashboardState.ts";

/** What the dashboard asks of its terminal. */
export interface TerminalControl {
  /** OSC 52: the terminal gives no answer. */
  copy(text: string): void;
  quit(): void;
  suspend(): void;
  /** Paints every cell anew. */
  redraw(): void;
}

/** What commands work on. */
export interface Session {
  readonly store: StoreApi<DashboardState>;
  readonly ports: DashboardPorts;
  readonly terminal: TerminalControl;
  /** Unix seconds by the machine's clock. */
  now(): number;
}
