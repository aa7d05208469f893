import { ProofError } from "../../chain/proof/ProofError.ts";
import { MedauditError } from "../../core/errors/MedauditError.ts";
import type { Finding } from "../../core/tally/Finding.ts";
import { findingOf } from "../../core/tally/findingOf.ts";

/** Runs what may fail, and keeps what failed for the verdict: what is away makes it indeterminate, a bad proof refutes it. */
export class Attempts {
  readonly #signal: AbortSignal | undefined;
  readonly #missing: string[] = [];
  readonly #badProofs: string[] = [];

  constructor(signal: AbortSignal | undefined) {
    this.#signal = signal;
  }

  /**
   * Whatever a hostile node or vault brings it to throw counts as not known, never as an end of the tally.
   *
   * @returns null where it failed @throws the abort
   */
  async run<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      this.#signal?.throwIfAborted();
      if (error instanceof ProofError) this.#badProofs.push(error.happened);
      else if (error instanceof MedauditError) this.#missing.push(error.happened);
      else this.#missing.push(`what came could not be read (${(error as Error)?.message})`);
      return null;
    }
  }

  note(faults: readonly string[]): void {
    this.#missing.push(...faults);
  }

  /** Bad proofs are not among them: they are findings. */
  get faults(): readonly string[] {
    return [...new Set(this.#missing)];
  }

  proofFindings(recordId: number): Finding[] {
    return this.#badProofs.map((found) =>
      findingOf("L04", `record:${recordId}`, "a valid proof", found),
    );
  }
}
