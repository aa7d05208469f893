import { MedauditError } from "./MedauditError.ts";

/** A fault of the program or of its files: what must hold doesn't. */
export class InternalError extends MedauditError {
  override readonly name = "InternalError";
  readonly exitCode = 1;
}
