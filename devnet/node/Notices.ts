import { Held } from "./Held.ts";

export interface Notice {
  readonly subscription: string;
  readonly result: unknown;
}

const discardedMost = 20_000;

/** The node's subscription events, kept back while what they tell may still be undone. */
export class Notices {
  readonly #listeners = new Map<string, (result: unknown) => void>();
  readonly #discarded = new Set<string>();
  readonly held = new Held<Notice>((notices) => {
    for (const notice of notices) this.#tell(notice);
  });

  listen(subscription: string, listener: (result: unknown) => void): void {
    this.#listeners.set(subscription, listener);
  }

  forget(subscription: string): void {
    this.#listeners.delete(subscription);
  }

  /** Events of these blocks may still be on their way from the node. */
  discard(blockHashes: readonly string[]): void {
    for (const hash of blockHashes) this.#discarded.add(hash);
    for (const hash of this.#discarded) {
      if (this.#discarded.size <= discardedMost) break;
      this.#discarded.delete(hash);
    }
  }

  /** A block may come again, exactly as it was when it was undone. */
  keep(blockHashes: readonly string[]): void {
    for (const hash of blockHashes) this.#discarded.delete(hash);
  }

  #tell(notice: Notice): void {
    const { hash, blockHash } = (notice.result ?? {}) as { hash?: string; blockHash?: string };
    if (this.#discarded.has(blockHash ?? hash ?? "")) return;
    this.#listeners.get(notice.subscription)?.(notice.result);
  }
}
