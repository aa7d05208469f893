import { UnavailableError } from "../../core/errors/UnavailableError.ts";
import type { Entry } from "../../core/log/Entry.ts";
import type { Intent } from "../../core/ports/Intent.ts";
import type { Acting } from "./Actor.ts";

/** Sends the delete, then has the vault destroy what it held. A vault that is away does it when it next reads the ledger. */
export async function actDelete(
  acting: Acting,
  intent: Extract<Intent, { readonly action: "delete" }>,
): Promise<Entry> {
  const entry = await acting.send(intent);
  if (entry.outcome !== "success") return entry;
  try {
    await acting.session.vault.shred();
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
  }
  return entry;
}
