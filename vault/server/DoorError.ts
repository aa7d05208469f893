import { MedauditError } from "../../core/errors/MedauditError.ts";
import { type DoorCode, doorRefusals } from "./doorRefusals.ts";

/** Refused at the door. */
export class DoorError extends MedauditError {
  override readonly name = "DoorError";
  readonly exitCode = 1;
  readonly status: number;

  constructor(code: DoorCode, cause?: unknown) {
    const { status, happened, todo } = doorRefusals[code];
    super({ code, happened, todo, cause });
    this.status = status;
  }
}
