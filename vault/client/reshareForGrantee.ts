import type { Address, Hash, Hex } from "../../core/log/Hex.ts";
import type { LedgerState, Participant } from "../../core/replay/LedgerState.ts";
import { mayEverOpen } from "../../core/vault/mayEverOpen.ts";
import { fromHex, toHex } from "../crypto/hexBytes.ts";
import { openReaderShare, sealReaderShare } from "../envelope/readerShare.ts";
import { resealMessage, resealTypes } from "../protocol/ResealRequest.ts";
import { signTyped } from "../protocol/typedSignature.ts";
import { vaultDomain } from "../protocol/vaultDomain.ts";
import type { PersonaKeys } from "./KeyRing.ts";
import type { SharedVersion } from "./VaultClient.ts";
import type { VaultSession } from "./VaultSession.ts";

export interface Reshare {
  readonly patient: PersonaKeys;
  readonly grantee: Address;
  readonly state: LedgerState;
  readonly nowSeconds: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

const versionsAtOnce = 50;

/**
 * Seals the patient's reader shares to a grantee, for every version that the consents cover and that isn't sealed to the
 * grantee's present key yet. Can be stopped and run again. A version whose own share doesn't open is left out.
 *
 * @returns how many versions were sealed
 */
export async function reshareForGrantee(session: VaultSession, reshare: Reshare): Promise<number> {
  const { patient, state, signal } = reshare;
  const grantee = state.participants.get(reshare.grantee);
  if (!grantee) return 0;
  const chart = await session.vault.sharesOn(patient.address, signal);
  const wanted = chart.filter((version) => isWanted(version, grantee, reshare));
  let sealed = 0;
  for (let at = 0; at < wanted.length; at += versionsAtOnce) {
    signal?.throwIfAborted();
    const batch = wanted.slice(at, at + versionsAtOnce);
    const shares = await Promise.all(batch.map((version) => resealed(version, patient, grantee)));
    const done = shares.filter((share) => share !== null);
    if (done.length > 0) await send(session, patient, grantee, done, signal);
    sealed += done.length;
    reshare.onProgress?.(Math.min(at + versionsAtOnce, wanted.length), wanted.length);
  }
  return sealed;
}

function isWanted(version: SharedVersion, grantee: Participant, reshare: Reshare): boolean {
  const { state, patient, nowSeconds } = reshare;
  const record = state.records.get(version.recordId);
  if (record?.patient !== patient.address || record.status === "deleted") return false;
  const isSealed = version.shares.some(
    (share) => share.recipient === grantee.address && share.encryptionKey === grantee.encryptionKey,
  );
  const { address } = grantee;
  return !isSealed && mayEverOpen(state, patient.address, address, version.recordId, nowSeconds);
}

async function resealed(
  { commitment, shares }: SharedVersion,
  patient: PersonaKeys,
  grantee: Participant,
): Promise<{ commitment: Hash; sealed: Hex } | null> {
  const own = shares.find(({ recipient }) => recipient === patient.address);
  if (!own) return null;
  const key = patient.encryptionKey;
  const share = await openReaderShare(fromHex(own.sealed), commitment, patient.address, key);
  if (share === null) return null;
  const sealed = await sealReaderShare(share, commitment, grantee);
  share.fill(0);
  return { commitment, sealed: toHex(sealed) };
}

async function send(
  session: VaultSession,
  patient: PersonaKeys,
  grantee: Participant,
  shares: readonly { commitment: Hash; sealed: Hex }[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const unsigned = {
    patient: patient.address,
    recipient: grantee.address,
    encryptionKey: grantee.encryptionKey,
    shares: [...shares],
    signature: "0x" as Hex,
  };
  const domain = vaultDomain(session.ledger, session.sessionId);
  const signature = signTyped(domain, resealTypes, resealMessage(unsigned), patient.accountKey);
  await session.vault.reseal({ ...unsigned, signature }, signal);
}
