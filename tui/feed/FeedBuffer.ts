import type { Entry } from "../../core/log/Entry.ts";
import type { BlockSummary, FeedEvent, FeedPort, Health } from "../../core/ports/FeedPort.ts";
import type { Persona } from "../../core/ports/Persona.ts";
import { applyEntries } from "../../core/replay/applyEntries.ts";
import { emptyLedgerState } from "../../core/replay/emptyLedgerState.ts";
import type { Session } from "../state/Session.ts";
import { say } from "../state/say.ts";

const flushMs = 100;
/** While entries stream in faster than can be read. */
const busyFlushMs = 160;
const busyEntries = 50;
const blocksKept = 200;

/** Gathers what the feed says outside React, and hands it to the store at most ten times a second. */
export class FeedBuffer {
  readonly #session: Session;
  #entries: Entry[] = [];
  #blocks: BlockSummary[] = [];
  #health: Health | null = null;
  #timer: NodeJS.Timeout | null = null;
  #lastFlushMs = 0;
  #lastCount = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** @returns a function that ends it */
  listen(feed: FeedPort): () => void {
    const stop = feed.subscribe((event) => this.#take(event));
    return () => {
      stop();
      if (this.#timer) clearTimeout(this.#timer);
    };
  }

  #take(event: FeedEvent) {
    switch (event.kind) {
      case "entries":
        for (const entry of event.entries) this.#entries.push(entry);
        return this.#schedule();
      case "block":
        this.#blocks.push(event.block);
        return this.#schedule();
      case "personas":
        return this.#meet(event.personas);
      case "rewound":
        return this.#rewind(event.toBlock);
      case "health":
        this.#health = event.health;
        // The first health comes with the log, and is drawn with it.
        return event.health.state === "connected" ? this.#schedule() : this.flush();
    }
  }

  /** A lone entry is shown at once; a stream of them in steps. */
  #schedule() {
    if (this.#timer) return;
    const sinceMs = performance.now() - this.#lastFlushMs;
    const everyMs = this.#lastCount > busyEntries ? busyFlushMs : flushMs;
    this.#timer = setTimeout(() => this.flush(), Math.max(0, everyMs - sinceMs));
  }

  flush() {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#lastFlushMs = performance.now();
    const [entries, blocks, health] = [this.#entries, this.#blocks, this.#health];
    if (entries.length === 0 && blocks.length === 0 && health === null) return;
    this.#entries = [];
    this.#blocks = [];
    this.#health = null;
    this.#lastCount = entries.length;
    const { store, ports } = this.#session;
    const state = store.getState();
    state.log.append(entries);
    store.setState({
      ledger: applyEntries(state.ledger, entries),
      logRevision: entries.length > 0 ? state.logRevision + 1 : state.logRevision,
      blocks: blocks.length > 0 ? [...state.blocks, ...blocks].slice(-blocksKept) : state.blocks,
      health: health ?? state.health ?? { state: "connected" },
      devnet: health ? (ports.devnet?.info() ?? null) : state.devnet,
      nowSeconds: this.#session.now(),
    });
  }

  #meet(personas: readonly Persona[]) {
    this.flush();
    const { store } = this.#session;
    const { names, persona } = store.getState();
    names.learn(personas);
    const same = personas.find(({ name }) => name === persona.name) ?? persona;
    store.setState({ personas, persona: same });
  }

  #rewind(toBlock: number) {
    this.flush();
    const { store } = this.#session;
    const state = store.getState();
    state.log.rewind(toBlock);
    store.setState({
      ledger: applyEntries(emptyLedgerState, state.log.entries()),
      logRevision: state.logRevision + 1,
      blocks: state.blocks.filter(({ number }) => number < toBlock),
      tallies: new Map(),
      inventory: null,
      examined: null,
    });
    // What was shown may be gone: never without a word.
    say(this.#session, `The chain was replaced from block ${toBlock} on: tally again`, "refused");
  }
}
