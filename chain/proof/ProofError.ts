import { MedauditError } from "../../core/errors/MedauditError.ts";

/** Something that a node offers as a proof doesn't prove what it says. */
export class ProofError extends MedauditError {
  override readonly name = "ProofError";
  readonly exitCode = 1;

  constructor(what: string, cause?: unknown) {
    super({
      code: "MA-PROOF-INVALID",
      happened: `the node's proof is invalid: ${what}`,
      todo: "ask another node; don't believe this one",
      cause,
    });
  }
}
