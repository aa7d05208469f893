import { type AccessAction, isAccessAction } from "../../core/log/Action.ts";
import type { Entry } from "../../core/log/Entry.ts";
import type { Address, Hash } from "../../core/log/Hex.ts";
import { reasonSentence } from "../../core/log/Reason.ts";
import { decide } from "../../core/replay/decide.ts";
import type { LedgerRecord, LedgerState } from "../../core/replay/LedgerState.ts";
import { type ReleaseRequest, releaseTypes } from "../protocol/ReleaseRequest.ts";
import { signerOfTyped } from "../protocol/typedSignature.ts";
import { vaultDomain } from "../protocol/vaultDomain.ts";
import type { Gate } from "./Gate.ts";
import { refused } from "./refused.ts";

// Each of the gate's questions about a release, in the order in which they are asked.

export async function entryOf(
  gate: Gate,
  request: ReleaseRequest,
): Promise<{ readonly entry: Entry; readonly signer: Address | null }> {
  const mined = await gate.ledger.mined(request.transactionHash);
  const entry = mined?.entries.find(({ logIndex }) => logIndex === request.logIndex);
  if (!mined || !entry) throw refused("MA-VAULT-ENTRY");
  return { entry, signer: mined.signer };
}

export function checkEntryAction(
  entry: Entry,
  request: ReleaseRequest,
): asserts entry is Entry & { readonly action: AccessAction } {
  if (!isAccessAction(entry.action) || entry.action !== request.action) {
    throw refused("MA-VAULT-ENTRY-ACTION");
  }
}

export function checkActor(
  gate: Gate,
  entry: Entry,
  request: ReleaseRequest,
  requestHash: Hash,
): void {
  const { transactionHash, logIndex, signature } = request;
  const message = { transactionHash, logIndex, requestHash };
  const domain = vaultDomain(gate.ledger, gate.sessionId);
  const signer = signerOfTyped(domain, releaseTypes, message, signature);
  if (signer !== entry.actor) throw refused("MA-VAULT-SIGNER");
}

export function checkSender(entry: Entry, signer: Address | null): void {
  if (signer !== entry.actor) throw refused("MA-VAULT-SENDER");
}

export function checkOutcome(entry: Entry): void {
  if (entry.outcome !== "success") throw refused("MA-VAULT-DENIED");
}

export function checkRequest(entry: Entry, request: ReleaseRequest, requestHash: Hash): void {
  const isForIt =
    entry.commitment === requestHash &&
    entry.recordId === request.recordId &&
    entry.version === request.version;
  if (!isForIt) throw refused("MA-VAULT-REQUEST");
}

export async function checkNotReleased(gate: Gate, entry: Entry): Promise<void> {
  if (await gate.store.hasRelease(entry.transactionHash, entry.logIndex)) {
    throw refused("MA-VAULT-RELEASED");
  }
}

export function checkAge(gate: Gate, entry: Entry, nowSeconds: number): void {
  if (nowSeconds - entry.recordedAtSeconds > gate.limits.entryAgeMostSeconds) {
    throw refused("MA-VAULT-TOO-OLD");
  }
}

export function checkRecord(state: LedgerState, entry: Entry): LedgerRecord {
  const record = state.records.get(entry.recordId);
  if (!record) throw refused("MA-VAULT-ENTRY");
  if (record.status === "deleted") throw refused("MA-VAULT-DELETED");
  return record;
}

/** The log and the contract must both say so: a node that lies in one of them gains nothing. */
export async function checkConsentNow(
  gate: Gate,
  state: LedgerState,
  entry: Entry,
  atSeconds: number,
): Promise<void> {
  const { actor, action, patient, recordId } = entry;
  const said = decide(state, { actor, action, patient, recordId, atSeconds });
  const reason =
    said === "none" ? await gate.ledger.decideNow(actor, action, patient, recordId) : said;
  if (reason !== "none") throw refused("MA-VAULT-CONSENT-ENDED", reasonSentence(reason));
}
