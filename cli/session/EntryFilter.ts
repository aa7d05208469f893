import type { Action } from "../../core/log/Action.ts";
import type { EntryJson } from "../../core/log/entryJson.ts";
import type { Address } from "../../core/log/Hex.ts";
import type { Outcome } from "../../core/log/Outcome.ts";

export interface EntryFilter {
  readonly recordId?: number;
  readonly patient?: Address;
  readonly actor?: Address;
  readonly actions?: readonly Action[];
  readonly outcome?: Outcome;
  readonly sinceSeconds?: number;
}

export function passesFilter(entry: EntryJson, filter: EntryFilter): boolean {
  return (
    (filter.recordId === undefined || entry.recordId === filter.recordId) &&
    (filter.patient === undefined || entry.patient === filter.patient) &&
    (filter.actor === undefined || entry.actor === filter.actor) &&
    (filter.actions === undefined || filter.actions.includes(entry.action)) &&
    (filter.outcome === undefined || entry.outcome === filter.outcome) &&
    (filter.sinceSeconds === undefined ||
      Date.parse(entry.recordedAt) >= filter.sinceSeconds * 1000)
  );
}
