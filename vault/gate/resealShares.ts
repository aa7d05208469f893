import { recipientsOf } from "../../core/vault/recipientsOf.ts";
import { type ResealRequest, resealMessage, resealTypes } from "../protocol/ResealRequest.ts";
import { signerOfTyped } from "../protocol/typedSignature.ts";
import { vaultDomain } from "../protocol/vaultDomain.ts";
import type { Gate } from "./Gate.ts";
import { refused } from "./refused.ts";

/** Stores shares that a patient sealed to a grantee. @throws RefusedError before anything is stored */
export async function resealShares(gate: Gate, request: ResealRequest): Promise<void> {
  const { patient, recipient, encryptionKey } = request;
  const domain = vaultDomain(gate.ledger, gate.sessionId);
  const signer = signerOfTyped(domain, resealTypes, resealMessage(request), request.signature);
  if (signer !== patient) throw refused("MA-VAULT-PATIENT");
  const { state, time } = await gate.follower.catchUp();
  const sealings: { row: number; sealed: `0x${string}` }[] = [];
  for (const { commitment, sealed } of request.shares) {
    const row = await gate.store.rowOf(commitment);
    if (row?.state !== "claimed") throw refused("MA-VAULT-VERSION-MISSING");
    if (row.patient !== patient) throw refused("MA-VAULT-PATIENT");
    const recipients = recipientsOf(state, patient, row.recordId, time.nowSeconds);
    const isNamed = recipients.some(
      (one) => one.address === recipient && one.encryptionKey === encryptionKey,
    );
    if (!isNamed) throw refused("MA-VAULT-RECIPIENTS");
    sealings.push({ row: row.row, sealed });
  }
  await gate.store.putShares(
    sealings.map(({ row, sealed }) => ({ row, share: { recipient, encryptionKey, sealed } })),
  );
}
