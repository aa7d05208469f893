import { MedauditError } from "./MedauditError.ts";

/** The ledger or the vault said no. */
export class RefusedError extends MedauditError {
  override readonly name = "RefusedError";
  readonly exitCode = 1;
}
