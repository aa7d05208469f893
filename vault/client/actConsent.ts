import { MedauditError } from "../../core/errors/MedauditError.ts";
import { UnavailableError } from "../../core/errors/UnavailableError.ts";
import type { Entry } from "../../core/log/Entry.ts";
import type { Intent } from "../../core/ports/Intent.ts";
import type { Acting } from "./Actor.ts";
import { consentsNow } from "./consentsNow.ts";
import { reshareForGrantee } from "./reshareForGrantee.ts";

export type ConsentIntent = Extract<Intent, { readonly action: "grant" | "revoke" }>;

/**
 * Sends the consent, then seals to the grantee what it covers. Also after a revoke: without a record's own consent, the
 * chart's may cover that record again.
 */
export async function actConsent(acting: Acting, intent: ConsentIntent): Promise<Entry> {
  const entry = await acting.send(intent);
  if (entry.outcome !== "success") return entry;
  if (intent.action === "revoke" && intent.recordId === 0) return entry;
  acting.options.onStage?.("sealing");
  try {
    const { state, nowSeconds } = await consentsNow(acting);
    const { grantee } = intent;
    const { onProgress } = acting.options;
    await reshareForGrantee(acting.session, {
      patient: acting.keys,
      grantee,
      state,
      nowSeconds,
      ...(onProgress ? { onProgress } : {}),
    });
  } catch (cause) {
    throw new UnavailableError({
      code: "MA-ACT-NOT-SEALED",
      happened: `the consent stands, but its records are not all sealed to the grantee yet${reasonIn(cause)}`,
      todo: "grant again once the vault answers",
      cause,
    });
  }
  return entry;
}

function reasonIn(cause: unknown): string {
  return cause instanceof MedauditError ? `: ${cause.happened}` : "";
}
