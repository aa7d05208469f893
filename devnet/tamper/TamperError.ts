import { MedauditError } from "../../core/errors/MedauditError.ts";

/** The thing to break isn't there, or not in the state that the attack needs. */
export class TamperError extends MedauditError {
  override readonly name = "TamperError";
  readonly exitCode = 2;

  /** @param needed which records it works on */
  constructor(happened: string, needed: string) {
    super({
      code: "MA-TAMPER-TARGET",
      happened,
      todo: `choose a record that is ${needed}, with --record`,
    });
  }
}
