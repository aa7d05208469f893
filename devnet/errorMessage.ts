import { InputError } from "../core/errors/InputError.ts";
import { InternalError } from "../core/errors/InternalError.ts";
import { MedauditError } from "../core/errors/MedauditError.ts";
import { UnavailableError } from "../core/errors/UnavailableError.ts";
import type { ErrorMessage } from "./DevnetMessage.ts";

export function errorMessageOf(error: unknown): ErrorMessage {
  if (error instanceof MedauditError) {
    const { code, happened, todo, exitCode } = error;
    return { code, happened, todo, exitCode };
  }
  return {
    code: "MA-DEVNET-FAILED",
    happened: "the devnet could not be started",
    todo: "see the session's devnet.log",
    exitCode: 1,
  };
}

export function errorOfMessage(message: ErrorMessage): MedauditError {
  const kinds = { 1: InternalError, 2: InputError, 3: UnavailableError };
  return new kinds[message.exitCode](message);
}
