import type { Entry } from "../../core/log/Entry.ts";
import { type EntryJson, entryJson } from "../../core/log/entryJson.ts";
import type { Address } from "../../core/log/Hex.ts";
import { applyEntries } from "../../core/replay/applyEntries.ts";
import { emptyLedgerState } from "../../core/replay/emptyLedgerState.ts";
import type { LedgerState } from "../../core/replay/LedgerState.ts";

/** Entries as they come, with what is known by then: an entry's JSON names the actor's role. */
export class EntryBook {
  #state: LedgerState = emptyLedgerState;

  get state(): LedgerState {
    return this.#state;
  }

  /** @param entries those that follow what was added before, of all streams */
  add(entries: readonly Entry[]): EntryJson[] {
    this.#state = applyEntries(this.#state, entries);
    return entries.map((entry) => this.json(entry));
  }

  json(entry: Entry): EntryJson {
    return entryJson(entry, this.#state.participants.get(entry.actor as Address)?.role ?? "none");
  }
}
