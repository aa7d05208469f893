import type { Entry } from "../../core/log/Entry.ts";
import type { Hash } from "../../core/log/Hex.ts";
import { applyEntries } from "../../core/replay/applyEntries.ts";
import { emptyLedgerState } from "../../core/replay/emptyLedgerState.ts";
import type { LedgerState } from "../../core/replay/LedgerState.ts";
import type { LedgerTime, LedgerView } from "./LedgerView.ts";

export interface Followed {
  readonly state: LedgerState;
  readonly time: LedgerTime;
}

export interface FollowedStep {
  readonly entries: readonly Entry[];
  /** True where the entries are all there are: at first, or because the chain was replaced. */
  readonly isFromStart: boolean;
}

/**
 * Keeps the state that the log tells, up to date on request. A chain that was rewound or replaced under it is read anew
 * from the start.
 */
export class LedgerFollower {
  readonly #ledger: LedgerView;
  readonly #onStep: (step: FollowedStep) => Promise<void>;
  #state: LedgerState = emptyLedgerState;
  #at: { readonly block: number; readonly hash: Hash } | null = null;
  #running: Promise<Followed> | null = null;
  #next: Promise<Followed> | null = null;

  constructor(ledger: LedgerView, onStep: (step: FollowedStep) => Promise<void> = async () => {}) {
    this.#ledger = ledger;
    this.#onStep = onStep;
  }

  /** All that stood on the chain when this was called; many callers share one reading. @throws MedauditError */
  catchUp(): Promise<Followed> {
    if (this.#running === null) return this.#start();
    this.#next ??= this.#running.then(
      () => this.#start(),
      () => this.#start(),
    );
    return this.#next;
  }

  #start(): Promise<Followed> {
    this.#next = null;
    const run = this.#step().finally(() => {
      if (this.#running === run) this.#running = null;
    });
    this.#running = run;
    return run;
  }

  async #step(): Promise<Followed> {
    const time = await this.#ledger.time();
    const from = await this.#blockToReadFrom(time);
    const isFromStart = from === this.#ledger.deployBlock;
    if (from <= time.block) {
      const entries = await this.#ledger.entries(from, time.block);
      const state = applyEntries(isFromStart ? emptyLedgerState : this.#state, entries);
      if (entries.length > 0 || isFromStart) await this.#onStep({ entries, isFromStart });
      this.#state = state;
      this.#at = { block: time.block, hash: time.blockHash };
    }
    return { state: this.#state, time };
  }

  async #blockToReadFrom(time: LedgerTime): Promise<number> {
    const start = this.#ledger.deployBlock;
    const at = this.#at;
    if (at === null || at.block > time.block) return start;
    if (at.block === time.block) return at.hash === time.blockHash ? at.block + 1 : start;
    return (await this.#ledger.blockHash(at.block)) === at.hash ? at.block + 1 : start;
  }
}
