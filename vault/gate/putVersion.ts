import { reasonSentence } from "../../core/log/Reason.ts";
import { decide } from "../../core/replay/decide.ts";
import type { LedgerState } from "../../core/replay/LedgerState.ts";
import { recipientsOf } from "../../core/vault/recipientsOf.ts";
import { fromHex } from "../crypto/hexBytes.ts";
import { commitmentOf } from "../envelope/commitmentOf.ts";
import { shareBytes } from "../envelope/dataKey.ts";
import { decodeEnvelope } from "../envelope/encodeEnvelope.ts";
import { openGateShareOfPut, sealGateShareAtRest } from "../envelope/gateShare.ts";
import { type PutRequest, putMessage, putTypes } from "../protocol/PutRequest.ts";
import { signerOfTyped } from "../protocol/typedSignature.ts";
import { vaultDomain } from "../protocol/vaultDomain.ts";
import type { Gate } from "./Gate.ts";
import { refused } from "./refused.ts";

/** Stores a version as pending. @throws RefusedError, one code for each check */
export async function putVersion(gate: Gate, put: PutRequest): Promise<void> {
  checkCommitment(put);
  checkEnvelope(gate, put);
  checkAuthor(gate, put);
  const { state, time } = await gate.follower.catchUp();
  await checkMayWrite(gate, put, state, time.nowSeconds);
  checkRecipients(put, state, time.nowSeconds);
  const gateShare = await gateShareAtRest(gate, put);
  const outcome = await gate.store.put(
    {
      commitment: put.commitment,
      patient: put.patient,
      author: put.author,
      action: put.action,
      amends: put.recordId,
      storedAtSeconds: gate.nowSeconds(),
      envelope: put.envelope,
      gateShare,
      shares: put.shares,
    },
    gate.limits.quota,
  );
  if (outcome === "taken") throw refused("MA-VAULT-TAKEN");
  if (outcome === "over-quota") throw refused("MA-VAULT-QUOTA");
}

function checkCommitment(put: PutRequest): void {
  if (commitmentOf(put.envelope) !== put.commitment) throw refused("MA-VAULT-COMMITMENT");
}

function checkEnvelope(gate: Gate, put: PutRequest): void {
  const header = decodeEnvelope(put.envelope)?.header;
  const isOfHere =
    header !== undefined &&
    header.sessionId === gate.sessionId &&
    header.chainId === gate.ledger.chainId &&
    header.contract === gate.ledger.contract &&
    header.patient === put.patient;
  if (!isOfHere) throw refused("MA-VAULT-ENVELOPE");
}

function checkAuthor(gate: Gate, put: PutRequest): void {
  const domain = vaultDomain(gate.ledger, gate.sessionId);
  const signer = signerOfTyped(domain, putTypes, putMessage(put), put.signature);
  if (signer !== put.author) throw refused("MA-VAULT-AUTHOR");
}

/** The log and the contract must both say so: a node that lies in one of them gains nothing. */
async function checkMayWrite(
  gate: Gate,
  put: PutRequest,
  state: LedgerState,
  atSeconds: number,
): Promise<void> {
  const { author: actor, action, patient, recordId } = put;
  if (state.participants.get(actor)?.role !== "doctor") {
    throw refused("MA-VAULT-NOT-ALLOWED", "not a doctor");
  }
  const record = state.records.get(recordId);
  if ((action === "create") !== (recordId === 0)) throw refused("MA-VAULT-NOT-ALLOWED");
  if (action === "amend" && record?.patient !== patient) {
    throw refused("MA-VAULT-NOT-ALLOWED", "no such record in this chart");
  }
  if (record?.status === "deleted") throw refused("MA-VAULT-DELETED");
  const said = decide(state, { actor, action, patient, recordId, atSeconds });
  const reason =
    said === "none" ? await gate.ledger.decideNow(actor, action, patient, recordId) : said;
  if (reason !== "none") throw refused("MA-VAULT-NOT-ALLOWED", reasonSentence(reason));
}

function checkRecipients(put: PutRequest, state: LedgerState, nowSeconds: number): void {
  const wanted = recipientsOf(state, put.patient, put.recordId, nowSeconds).map(
    ({ address, encryptionKey }) => `${address} ${encryptionKey}`,
  );
  const given = put.shares.map(({ recipient, encryptionKey }) => `${recipient} ${encryptionKey}`);
  if (wanted.sort().join() !== given.sort().join()) throw refused("MA-VAULT-RECIPIENTS");
}

async function gateShareAtRest(gate: Gate, put: PutRequest): Promise<Uint8Array> {
  const sealed = fromHex(put.gateShare);
  const share = await openGateShareOfPut(sealed, put.commitment, gate.keys.putKey);
  if (share?.byteLength !== shareBytes) throw refused("MA-VAULT-GATE-SHARE");
  const atRest = sealGateShareAtRest(share, put.commitment, gate.keys.restKey);
  share.fill(0);
  return atRest;
}
