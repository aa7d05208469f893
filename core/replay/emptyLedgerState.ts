import type { LedgerState } from "./LedgerState.ts";

/** Before the first entry. */
export const emptyLedgerState: LedgerState = {
  participants: new Map(),
  consents: new Map(),
  appointments: new Map(),
  records: new Map(),
  reports: new Map(),
  streams: new Map(),
};
