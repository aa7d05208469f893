import type { Entry } from "../../core/log/Entry.ts";
import type { Intent } from "../../core/ports/Intent.ts";
import { decide } from "../../core/replay/decide.ts";
import type { LedgerState } from "../../core/replay/LedgerState.ts";
import { recipientsOf } from "../../core/vault/recipientsOf.ts";
import type { Acting } from "./Actor.ts";
import { consentsNow } from "./consentsNow.ts";
import { draftCommitment } from "./draftCommitment.ts";
import { sealVersion } from "./sealVersion.ts";

export type WriteIntent = Extract<Intent, { readonly action: "create" | "amend" }>;

/**
 * Seals, puts, sends. What the ledger is going to refuse is sent without a put: the refusal is to leave its entry (or its
 * revert), and the vault is not to hold what will never be claimed.
 */
export async function actWrite(acting: Acting, intent: WriteIntent): Promise<Entry> {
  const { session, keys, options } = acting;
  const { state, nowSeconds } = await consentsNow(acting);
  const recordId = intent.action === "create" ? 0 : intent.recordId;
  const patient =
    intent.action === "create" ? intent.patient : state.records.get(recordId)?.patient;
  if (patient === undefined || !isGoingThrough(state, acting, intent, nowSeconds)) {
    return acting.send(callOf(intent, draftCommitment(intent.content)));
  }
  options.onStage?.("sealing");
  const put = await sealVersion(session, keys, {
    patient,
    action: intent.action,
    recordId,
    content: intent.content,
    recipients: recipientsOf(state, patient, recordId, nowSeconds),
  });
  options.signal?.throwIfAborted();
  options.onStage?.("storing");
  await session.vault.put(put, options.signal);
  return acting.send(callOf(intent, put.commitment));
}

function isGoingThrough(
  state: LedgerState,
  { keys }: Acting,
  intent: WriteIntent,
  atSeconds: number,
): boolean {
  if (state.participants.get(keys.address)?.role !== "doctor") return false;
  const actor = keys.address;
  if (intent.action === "create") {
    const { patient } = intent;
    if (state.participants.get(patient)?.role !== "patient") return false;
    return decide(state, { actor, action: "create", patient, recordId: 0, atSeconds }) === "none";
  }
  const { recordId } = intent;
  const record = state.records.get(recordId);
  if (!record || record.status === "deleted" || record.version !== intent.replaces) return false;
  const { patient } = record;
  return decide(state, { actor, action: "amend", patient, recordId, atSeconds }) === "none";
}

function callOf(intent: WriteIntent, commitment: `0x${string}`) {
  const { purpose } = intent;
  return intent.action === "create"
    ? { action: intent.action, patient: intent.patient, commitment, purpose }
    : {
        action: intent.action,
        recordId: intent.recordId,
        replaces: intent.replaces,
        commitment,
        purpose,
      };
}
