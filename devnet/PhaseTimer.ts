/** How long each phase of a start took. */
export class PhaseTimer {
  readonly #startMs: number;
  #lastMs: number;
  readonly #phases: [phase: string, tookMs: number][] = [];

  /** @param startMs on the scale of `performance.now()` */
  constructor(startMs: number) {
    this.#startMs = startMs;
    this.#lastMs = startMs;
  }

  /** The phase that ends now. */
  mark(phase: string): void {
    const nowMs = performance.now();
    this.#phases.push([phase, nowMs - this.#lastMs]);
    this.#lastMs = nowMs;
  }

  get totalMs(): number {
    return Math.round(this.#lastMs - this.#startMs);
  }

  get line(): string {
    const phases = this.#phases.map(([phase, tookMs]) => `${phase} ${Math.round(tookMs)}`);
    return `start: ${phases.join(", ")}, together ${this.totalMs} ms`;
  }
}
