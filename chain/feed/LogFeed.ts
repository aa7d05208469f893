import { setTimeout as sleep } from "node:timers/promises";
import type { FeedEvent, FeedPort } from "../../core/ports/FeedPort.ts";
import type { Chain } from "../Chain.ts";
import { headHints } from "./headHints.ts";
import { LogCursor } from "./LogCursor.ts";

/** Also while connected, for a hint that got lost. */
const pollIntervalMs = 2_000;
/** A node that is silent for so long counts as away. */
const answerMostMs = 5_000;
const retryLeastMs = 500;
/** A node that hints without end is read so often. */
const hintPauseMs = 20;
const retryMostMs = 8_000;

/** The live log over one node: past entries, then new ones; reconnects by itself, with growing pauses. */
export class LogFeed implements FeedPort {
  readonly #chain: Chain;
  readonly #wsUrl: string;
  readonly #listeners = new Set<(event: FeedEvent) => void>();
  #run: { stop(): void } | null = null;

  constructor(chain: Chain, wsUrl: string) {
    this.#chain = { ...chain, rpc: chain.rpc.withTimeout(answerMostMs) };
    this.#wsUrl = wsUrl;
  }

  /** The first subscriber starts the reading, the last one ends it; a later one gets only what comes after it. */
  subscribe(listener: (event: FeedEvent) => void): () => void {
    this.#listeners.add(listener);
    this.#run ??= follow(this.#chain, this.#wsUrl, (event) => {
      for (const one of this.#listeners) one(event);
    });
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#run?.stop();
      this.#run = null;
    };
  }
}

function follow(chain: Chain, wsUrl: string, emit: (event: FeedEvent) => void): { stop(): void } {
  const cursor = new LogCursor(chain);
  const end = new AbortController();
  let awaySince: Date | null = null;
  let isKnownConnected = false;
  let retryMs = retryLeastMs;
  let timer: NodeJS.Timeout | undefined;
  let isReading = false;
  let isHinted = false;
  let endHints: (() => void) | null = null;
  let hintsFromMs = 0;

  const read = async () => {
    if (end.signal.aborted) return;
    if (isReading) {
      isHinted = true;
      return;
    }
    isReading = true;
    clearTimeout(timer);
    try {
      do {
        if (isHinted) await sleep(hintPauseMs, undefined, { signal: end.signal });
        isHinted = false;
        const { rewoundTo, entries, blocks } = await cursor.advance(end.signal);
        if (end.signal.aborted) return;
        if (!isKnownConnected) emit({ kind: "health", health: { state: "connected" } });
        isKnownConnected = true;
        awaySince = null;
        retryMs = retryLeastMs;
        if (rewoundTo !== null) emit({ kind: "rewound", toBlock: rewoundTo });
        if (entries.length > 0) emit({ kind: "entries", entries });
        for (const block of blocks) emit({ kind: "block", block });
      } while (isHinted);
      listenForHints();
      timer = setTimeout(read, pollIntervalMs);
    } catch {
      if (end.signal.aborted) return;
      awaySince ??= new Date();
      isKnownConnected = false;
      const retryAt = new Date(Date.now() + retryMs);
      emit({ kind: "health", health: { state: "away", since: awaySince, retryAt } });
      timer = setTimeout(read, retryMs);
      retryMs = Math.min(retryMs * 2, retryMostMs);
    } finally {
      isReading = false;
    }
  };

  const listenForHints = () => {
    if (endHints !== null || performance.now() < hintsFromMs) return;
    hintsFromMs = performance.now() + pollIntervalMs;
    endHints = headHints(
      wsUrl,
      () => void read(),
      () => {
        endHints = null;
        void read();
      },
    );
  };

  void read();
  return {
    stop() {
      end.abort();
      clearTimeout(timer);
      endHints?.();
    },
  };
}
