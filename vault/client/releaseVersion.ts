import { RefusedError } from "../../core/errors/RefusedError.ts";
import type { Entry } from "../../core/log/Entry.ts";
import type { Hash } from "../../core/log/Hex.ts";
import type { OpenedContent, OpenedVersion } from "../../core/ports/ActPort.ts";
import type { RecordVersion } from "../../core/replay/LedgerState.ts";
import { fromHex } from "../crypto/hexBytes.ts";
import { commitmentOf } from "../envelope/commitmentOf.ts";
import { openGateShareOfRelease } from "../envelope/gateShare.ts";
import { openEnvelope } from "../envelope/openEnvelope.ts";
import { openReaderShare } from "../envelope/readerShare.ts";
import { type Receipt, receiptMessage, receiptTypes } from "../protocol/Receipt.ts";
import type { ReleasedVersion } from "../protocol/ReleaseAnswer.ts";
import { type ReleaseRequest, releaseTypes } from "../protocol/ReleaseRequest.ts";
import { signerOfTyped, signTyped } from "../protocol/typedSignature.ts";
import { vaultDomain } from "../protocol/vaultDomain.ts";
import type { PreparedAccess } from "./accessRequest.ts";
import type { PersonaKeys } from "./KeyRing.ts";
import { type VaultSession, vaultOf } from "./VaultSession.ts";

export interface Release {
  readonly receipt: Receipt;
  /** The version asked for; an auditor may get a second, the last that opens. */
  readonly versions: readonly OpenedVersion[];
}

/** The signed request that shows a mined access entry to the vault. */
export function releaseRequestFor(
  session: VaultSession,
  reader: PersonaKeys,
  prepared: PreparedAccess,
  entry: Pick<Entry, "transactionHash" | "logIndex">,
): ReleaseRequest {
  const { transactionHash, logIndex } = entry;
  const message = { transactionHash, logIndex, requestHash: prepared.requestHash };
  const domain = vaultDomain(session.ledger, session.sessionId);
  const { vaultId: _, ...request } = prepared.request;
  return {
    ...request,
    transactionHash,
    logIndex,
    signature: signTyped(domain, releaseTypes, message, reader.accountKey),
  };
}

/**
 * Has the vault release what an access entry allows, and opens it.
 *
 * @param logged the record's versions by the log: the vault's word for what they commit to isn't taken
 * @throws RefusedError with the vault's code, or `MA-VAULT-RECEIPT` where its receipt is not its word
 */
export async function releaseVersion(
  session: VaultSession,
  reader: PersonaKeys,
  prepared: PreparedAccess,
  entry: Pick<Entry, "transactionHash" | "logIndex">,
  logged: readonly RecordVersion[],
): Promise<Release> {
  const request = releaseRequestFor(session, reader, prepared, entry);
  const answer = await session.vault.release(request);
  await checkReceipt(session, answer.receipt, prepared, request);
  const versions: OpenedVersion[] = [];
  for (const released of answer.versions) {
    const { version } = released;
    versions.push({ version, ...(await opened(released, logged, reader, prepared)) });
  }
  prepared.ephemeralPrivateKey.fill(0);
  return { receipt: answer.receipt, versions };
}

async function opened(
  released: ReleasedVersion,
  logged: readonly RecordVersion[],
  reader: PersonaKeys,
  prepared: PreparedAccess,
): Promise<OpenedContent> {
  const { commitment, envelope } = released;
  const gateShare =
    released.gateShare &&
    (await openGateShareOfRelease(
      fromHex(released.gateShare),
      prepared.requestHash,
      commitment,
      prepared.ephemeralPrivateKey,
    ));
  if (!gateShare) {
    return { content: null, finding: { code: "S03", found: "the gate's share is lost" } };
  }
  const found = commitmentOf(envelope);
  const readerShare = await ownShare(released, [commitment, found], reader);
  const own = logged.find(({ version }) => version === released.version);
  const result = openEnvelope(envelope, own?.commitment ?? commitment, gateShare, readerShare);
  if (!own) return { ...result, finding: { code: "S05", found: "the log names no such version" } };
  const other = logged.find((one) => one.commitment === found);
  if (found === own.commitment || !other) return result;
  const { version: copyOf } = other;
  const rolledBack = `the stored bytes are those of version ${copyOf}`;
  return { ...result, finding: { code: "S06", found: rolledBack, copyOf } };
}

/** What was moved here from another place is bound to that place's commitment. */
async function ownShare(released: ReleasedVersion, bound: readonly Hash[], reader: PersonaKeys) {
  if (released.readerShare === null) return null;
  const sealed = fromHex(released.readerShare);
  for (const commitment of bound) {
    const key = reader.encryptionKey;
    const share = await openReaderShare(sealed, commitment, reader.address, key);
    if (share !== null) return share;
  }
  return null;
}

async function checkReceipt(
  session: VaultSession,
  receipt: Receipt,
  prepared: PreparedAccess,
  request: ReleaseRequest,
): Promise<void> {
  const { signer, vaultId } = await vaultOf(session);
  const domain = vaultDomain(session.ledger, session.sessionId);
  const signed = signerOfTyped(domain, receiptTypes, receiptMessage(receipt), receipt.signature);
  const isItsWord =
    signed === signer &&
    receipt.vaultId === vaultId &&
    receipt.requestHash === prepared.requestHash &&
    receipt.transactionHash === request.transactionHash &&
    receipt.logIndex === request.logIndex;
  if (isItsWord) return;
  throw new RefusedError({
    code: "MA-VAULT-RECEIPT",
    happened: "the vault's receipt is not signed by it, or is for another release",
    todo: "don't trust this vault: tally against the ledger",
  });
}
