import { MedauditError } from "../../core/errors/MedauditError.ts";
import { UnavailableError } from "../../core/errors/UnavailableError.ts";
import { DoorError } from "./DoorError.ts";
import type { Answer } from "./routes.ts";

export interface Reply {
  readonly status: number;
  readonly answer: Answer;
  /** Of a refusal. */
  readonly code: string | null;
}

/** The reply that a piece of work makes; whatever goes wrong, with a code and without a stack. */
export async function replyOf(work: () => Promise<Answer>): Promise<Reply> {
  try {
    return { status: 200, answer: await work(), code: null };
  } catch (error) {
    const refusal = error instanceof MedauditError ? error : new DoorError("MA-VAULT-FAULT", error);
    const { code, happened, todo } = refusal;
    return {
      status: statusOf(refusal),
      answer: { json: { error: { code, happened, todo } } },
      code,
    };
  }
}

function statusOf(error: MedauditError): number {
  if (error instanceof DoorError) return error.status;
  return error instanceof UnavailableError || error.exitCode === 3 ? 503 : 409;
}
