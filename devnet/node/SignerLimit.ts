export interface SignerLimitOptions {
  /** Transactions a signer may send at once. */
  readonly burst: number;
  /** How fast that fills up again. */
  readonly perSecond: number;
}

interface Bucket {
  tokens: number;
  atMs: number;
}

const signersMost = 10_000;
const everyone = "";

/**
 * How many transactions a signer may send. Finding out who signed costs more than anything else about a transaction, so
 * nobody is looked up while all together send no more than one may.
 */
export class SignerLimit {
  readonly #options: SignerLimitOptions;
  readonly #buckets = new Map<string, Bucket>();

  constructor(options: SignerLimitOptions) {
    this.#options = options;
  }

  /** @param signer asked only when it matters */
  async allows(signer: () => Promise<string>, nowMs: number): Promise<boolean> {
    if (this.#take(everyone, nowMs)) return true;
    return this.#take((await signer()).toLowerCase(), nowMs);
  }

  #take(key: string, nowMs: number): boolean {
    const { burst, perSecond } = this.#options;
    const bucket = this.#buckets.get(key) ?? { tokens: burst, atMs: nowMs };
    bucket.tokens = Math.min(burst, bucket.tokens + ((nowMs - bucket.atMs) / 1000) * perSecond);
    bucket.atMs = nowMs;
    if (!this.#buckets.has(key) && this.#buckets.size >= signersMost) this.#forgetOldest();
    this.#buckets.set(key, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  #forgetOldest(): void {
    for (const key of this.#buckets.keys()) {
      if (key === everyone) continue;
      this.#buckets.delete(key);
      return;
    }
  }
}
