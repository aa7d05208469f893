/** Passes items on, or keeps them back while something is being tried. */
export class Held<T> {
  readonly #passOn: (items: readonly T[]) => void;
  #kept: T[] = [];
  #depth = 0;

  constructor(passOn: (items: readonly T[]) => void) {
    this.#passOn = passOn;
  }

  push(item: T): void {
    if (this.#depth > 0) this.#kept.push(item);
    else this.#passOn([item]);
  }

  /** @returns the mark that `drop` goes back to */
  hold(): number {
    this.#depth += 1;
    return this.#kept.length;
  }

  /** What was kept since `hold` is good; it is passed on once nothing else is being tried. */
  release(): void {
    this.#depth -= 1;
    if (this.#depth > 0) return;
    const items = this.#kept;
    this.#kept = [];
    if (items.length > 0) this.#passOn(items);
  }

  /** Ends the try: forgets what was kept since its mark. @returns what was forgotten */
  drop(mark: number): T[] {
    const gone = this.#kept.splice(mark);
    this.release();
    return gone;
  }
}
