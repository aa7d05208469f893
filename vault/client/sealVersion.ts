import type { Address } from "../../core/log/Hex.ts";
import type { RecordContent } from "../../core/record/RecordContent.ts";
import { fromHex, toHex } from "../crypto/hexBytes.ts";
import { sealGateShareForPut } from "../envelope/gateShare.ts";
import { type Recipient, sealReaderShare } from "../envelope/readerShare.ts";
import { type SealedContent, sealContent } from "../envelope/sealContent.ts";
import { type PutRequest, putMessage, putTypes } from "../protocol/PutRequest.ts";
import { signTyped } from "../protocol/typedSignature.ts";
import { vaultDomain } from "../protocol/vaultDomain.ts";
import type { PersonaKeys } from "./KeyRing.ts";
import { type VaultSession, vaultOf } from "./VaultSession.ts";

export interface NewVersion {
  readonly patient: Address;
  readonly action: "create" | "amend";
  /** The record amended; 0 for create. */
  readonly recordId: number;
  readonly content: RecordContent;
  /** `recipientsOf` says who they are. */
  readonly recipients: readonly Recipient[];
}

/** Encrypts a version and seals its key's shares; what comes back is ready to be put, and names the commitment. */
export async function sealVersion(
  session: VaultSession,
  author: PersonaKeys,
  version: NewVersion,
): Promise<PutRequest> {
  const { sessionId, ledger } = session;
  const { chainId, contract } = ledger;
  const sealed = sealContent(version.content, {
    sessionId,
    chainId,
    contract,
    patient: version.patient,
  });
  return putOf(session, author, version, sealed);
}

/** As {@link sealVersion}, for what is sealed already. Both shares are wiped. */
export async function putOf(
  session: VaultSession,
  author: PersonaKeys,
  version: Omit<NewVersion, "content">,
  sealed: SealedContent,
): Promise<PutRequest> {
  const { vaultPublicKey } = await vaultOf(session);
  const { commitment, envelope, gateShare, readerShare } = sealed;
  const [forVault, ...forReaders] = await Promise.all([
    sealGateShareForPut(gateShare, commitment, fromHex(vaultPublicKey)),
    ...version.recipients.map((recipient) => sealReaderShare(readerShare, commitment, recipient)),
  ]);
  gateShare.fill(0);
  readerShare.fill(0);
  const unsigned = {
    commitment,
    patient: version.patient,
    action: version.action,
    recordId: version.recordId,
    gateShare: toHex(forVault),
    shares: version.recipients.map(({ address, encryptionKey }, at) => ({
      recipient: address,
      encryptionKey,
      sealed: toHex(forReaders[at] as Uint8Array),
    })),
  };
  const domain = vaultDomain(session.ledger, session.sessionId);
  const signature = signTyped(domain, putTypes, putMessage(unsigned), author.accountKey);
  return { ...unsigned, author: author.address, envelope, signature };
}
