/** A bucket for each key that fills at a steady rate: bursts pass, floods don't. */
export class RateLimit {
  readonly #capacity: number;
  readonly #perSecond: number;
  readonly #nowMs: () => number;
  readonly #buckets = new Map<string, { left: number; atMs: number }>();

  constructor(capacity: number, perSecond: number, nowMs: () => number = () => performance.now()) {
    this.#capacity = capacity;
    this.#perSecond = perSecond;
    this.#nowMs = nowMs;
  }

  /** @returns false where the key has used up its share */
  take(key: string): boolean {
    const atMs = this.#nowMs();
    const before = this.#buckets.get(key) ?? { left: this.#capacity, atMs };
    const refill = ((atMs - before.atMs) / 1000) * this.#perSecond;
    const left = Math.min(this.#capacity, before.left + refill);
    if (left < 1) return false;
    this.#forgetFull(atMs);
    this.#buckets.set(key, { left: left - 1, atMs });
    return true;
  }

  #forgetFull(atMs: number): void {
    if (this.#buckets.size < 10_000) return;
    for (const [key, { atMs: since }] of this.#buckets) {
      if (((atMs - since) / 1000) * this.#perSecond >= this.#capacity) this.#buckets.delete(key);
    }
  }
}
