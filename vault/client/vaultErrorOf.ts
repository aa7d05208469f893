import * as z from "zod";
import { MedauditError } from "../../core/errors/MedauditError.ts";
import { RefusedError } from "../../core/errors/RefusedError.ts";
import { UnavailableError } from "../../core/errors/UnavailableError.ts";

const errorSchema = z.object({
  error: z.object({
    code: z.string().regex(/^MA-[A-Z0-9-]{1,60}$/),
    happened: z.string().max(500),
    todo: z.string().max(500),
  }),
});

/** What the vault answered instead of a result, with the vault's own code. */
export function vaultErrorOf(status: number, body: unknown): MedauditError {
  const parsed = errorSchema.safeParse(body);
  if (!parsed.success) {
    return new UnavailableError({
      code: "MA-VAULT-MALFORMED",
      happened: `what answers at the vault's address is no vault (status ${status})`,
      todo: "check the address that session.json gives",
    });
  }
  const { error } = parsed.data;
  return status === 503 || status === 429 ? new UnavailableError(error) : new RefusedError(error);
}

export function vaultAway(cause: unknown): MedauditError {
  if (cause instanceof MedauditError) return cause;
  return new UnavailableError({
    code: "MA-VAULT-AWAY",
    happened: "the vault doesn't answer",
    todo: "check that the session runs: medaudit up",
    cause,
  });
}

export function otherVault(): MedauditError {
  return new UnavailableError({
    code: "MA-VAULT-OTHER",
    happened: "the vault that answers belongs to another session",
    todo: "check the address that session.json gives",
  });
}
