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

  /** @returns null where it failed @throws what isn't expected, and the abort */
  async run<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      this.#signal?.throwIfAborted();
      if (error instanceof ProofError) this.#badProofs.push(error.happened);
      else if (error instanceof MedauditError) this.#missing.push(error.happened);
      else throw error;
      return null;
    }
  }

  faults(): { readonly faults: readonly string[] } {
    return { faults: [...this.#missing, ...this.#badProofs] };
  }

  proofFindings(recordId: number): Finding[] {
    return this.#badProofs.map((found) =>
      findingOf("L04", `record:${recordId}`, "a valid proof", found),
    );
  }
}
