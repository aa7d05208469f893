import { MedauditError } from "../core/errors/MedauditError.ts";

/** A log that claims to be the ledger's but isn't laid out as its events are: the node lies, or isn't one. */
export class DecodeError extends MedauditError {
  override readonly name = "DecodeError";
  readonly exitCode = 3;

  constructor(what: string) {
    super({
      code: "MA-LOG-MALFORMED",
      happened: `the node sent a log entry that the contract can't have written: ${what}`,
      todo: "tally against another node; don't believe this one",
    });
  }
}
