import type { Entry } from "../log/Entry.ts";
import type { ErrorFacts } from "./MedauditError.ts";
import { RefusedError } from "./RefusedError.ts";

/** The ledger allowed an access, and the vault or the content said no: the entry stands all the same. */
export class NotReleasedError extends RefusedError {
  readonly entry: Entry;

  constructor(facts: ErrorFacts, entry: Entry) {
    super(facts);
    this.entry = entry;
  }
}
