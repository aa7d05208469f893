import type { Entry } from "../../core/log/Entry.ts";
import type { Hash } from "../../core/log/Hex.ts";
import { requestHash } from "../../core/log/requestHash.ts";
import { fromHex, toHex } from "../crypto/hexBytes.ts";
import { sealGateShareForRelease } from "../envelope/gateShare.ts";
import { type Receipt, receiptMessage, receiptTypes } from "../protocol/Receipt.ts";
import type { ReleaseAnswer, ReleasedVersion } from "../protocol/ReleaseAnswer.ts";
import type { ReleaseRequest } from "../protocol/ReleaseRequest.ts";
import { signTyped } from "../protocol/typedSignature.ts";
import { vaultDomain } from "../protocol/vaultDomain.ts";
import {
  checkActor,
  checkAge,
  checkConsentNow,
  checkEntryAction,
  checkNotReleased,
  checkOutcome,
  checkRecord,
  checkRequest,
  checkSender,
  entryOf,
} from "./checkRelease.ts";
import { chooseForAuditor } from "./chooseForAuditor.ts";
import { type Chosen, chooseForReader } from "./chooseForReader.ts";
import type { Gate } from "./Gate.ts";
import { refused } from "./refused.ts";

/**
 * Releases a version against a mined access entry. Nothing leaves before the release is stored; one entry, one release.
 *
 * @throws RefusedError, one code for each check
 */
export async function releaseVersion(gate: Gate, request: ReleaseRequest): Promise<ReleaseAnswer> {
  const asked = requestHash({ ...request, vaultId: gate.keys.vaultId });
  const { entry, signer } = await entryOf(gate, request);
  checkEntryAction(entry, request);
  checkActor(gate, entry, request, asked);
  checkSender(entry, signer);
  checkOutcome(entry);
  checkRequest(entry, request, asked);
  await checkNotReleased(gate, entry);
  const { state, time } = await gate.follower.catchUp();
  checkAge(gate, entry, time.nowSeconds);
  const record = checkRecord(state, entry);
  await checkConsentNow(gate, state, entry, time.nowSeconds);
  const isAuditor = state.participants.get(entry.actor)?.role === "auditor";
  const chosen = isAuditor
    ? await chooseForAuditor(gate, record, entry)
    : [await chooseForReader(gate, record, entry)];
  const versions = await Promise.all(
    chosen.map((one) => sealedFor(one, asked, request.ephemeralKey)),
  );
  const receipt = receiptFor(gate, entry);
  const { vaultId: _, signature, ...release } = receipt;
  const rows = chosen.flatMap(({ row }) => (row === null ? [] : [row]));
  if (!(await gate.store.addRelease({ ...release, receipt: signature }, rows))) {
    await checkNotReleased(gate, entry);
    throw refused("MA-VAULT-DELETED");
  }
  return { receipt, versions };
}

async function sealedFor(
  chosen: Chosen,
  asked: Hash,
  ephemeralKey: Hash,
): Promise<ReleasedVersion> {
  const { version, commitment, envelope, gateShare, readerShare } = chosen;
  const key = fromHex(ephemeralKey);
  const sealed = gateShare && (await sealGateShareForRelease(gateShare, asked, commitment, key));
  gateShare?.fill(0);
  return { version, commitment, envelope, gateShare: sealed && toHex(sealed), readerShare };
}

function receiptFor(gate: Gate, entry: Entry): Receipt {
  const unsigned: Receipt = {
    vaultId: gate.keys.vaultId,
    transactionHash: entry.transactionHash,
    logIndex: entry.logIndex,
    recordId: entry.recordId,
    version: entry.version,
    actor: entry.actor,
    requestHash: entry.commitment,
    releasedAtSeconds: gate.nowSeconds(),
    signature: "0x",
  };
  const domain = vaultDomain(gate.ledger, gate.sessionId);
  const message = receiptMessage(unsigned);
  return { ...unsigned, signature: signTyped(domain, receiptTypes, message, gate.keys.signingKey) };
}
