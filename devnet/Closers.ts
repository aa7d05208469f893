/** What has to be ended, in the reverse order of its beginning. */
export class Closers {
  readonly #closers: (() => Promise<void> | void)[] = [];

  add(closer: () => Promise<void> | void): void {
    this.#closers.push(closer);
  }

  /** Ends all, the later ones first; one that fails keeps no other from its end. Harmless when called again. */
  async closeAll(): Promise<void> {
    for (let closer = this.#closers.pop(); closer; closer = this.#closers.pop()) {
      await Promise.resolve(closer()).catch(() => undefined);
    }
  }
}
