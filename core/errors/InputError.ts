import { MedauditError } from "./MedauditError.ts";

/** What the user gave can't be used: a file, an argument, a form's field. */
export class InputError extends MedauditError {
  override readonly name = "InputError";
  readonly exitCode = 2;
}
