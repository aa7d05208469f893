interface Job {
  readonly holder: object | null;
  readonly run: () => Promise<void>;
  readonly giveUp: (reason: unknown) => void;
}

/** One job at a time, in order. While somebody holds the queue, only the holder's jobs run and the others wait. */
export class SerialQueue {
  #waiting: Job[] = [];
  #holder: object | null = null;
  #busy = false;

  /**
   * @param signal takes the job out of the queue; a job that has begun runs to its end
   * @param holder whose job it is, where it belongs to a holder
   */
  run<T>(job: () => Promise<T>, signal?: AbortSignal, holder: object | null = null): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const abort = () => {
        this.#waiting = this.#waiting.filter((other) => other !== entry);
        reject(signal?.reason);
      };
      const entry: Job = {
        holder,
        giveUp: reject,
        run: async () => {
          signal?.removeEventListener("abort", abort);
          await (async () => job())().then(resolve, reject);
        },
      };
      if (signal?.aborted) return reject(signal.reason);
      signal?.addEventListener("abort", abort, { once: true });
      this.#waiting.push(entry);
      this.#next();
    });
  }

  /** From within a job: what follows is this holder's alone. */
  hold(holder: object): void {
    this.#holder = holder;
  }

  /** Lets the others go on; the holder's jobs that still wait are given up. */
  letGo(reason: unknown): void {
    const mine = this.#waiting.filter((job) => job.holder !== null && job.holder === this.#holder);
    this.#waiting = this.#waiting.filter((job) => !mine.includes(job));
    this.#holder = null;
    for (const job of mine) job.giveUp(reason);
    this.#next();
  }

  #next(): void {
    if (this.#busy) return;
    const place = this.#waiting.findIndex((job) => job.holder === this.#holder);
    const job = this.#waiting[place];
    if (!job) return;
    this.#waiting.splice(place, 1);
    this.#busy = true;
    void job.run().finally(() => {
      this.#busy = false;
      this.#next();
    });
  }
}
