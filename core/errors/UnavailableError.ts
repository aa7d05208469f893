import { MedauditError } from "./MedauditError.ts";

/** Something that is needed doesn't answer: no session runs, the node or the vault is away. */
export class UnavailableError extends MedauditError {
  override readonly name = "UnavailableError";
  readonly exitCode = 3;
}
