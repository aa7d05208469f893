import type { Checkpoint } from "../../chain/checkpoint/Checkpoint.ts";
import type { Hash } from "../../core/log/Hex.ts";
import type { LedgerId } from "../../core/log/headOf.ts";
import type { PersonaKeys } from "../../vault/client/KeyRing.ts";
import { type SignedType, signerOfTyped, signTyped } from "../../vault/protocol/typedSignature.ts";
import { vaultDomain } from "../../vault/protocol/vaultDomain.ts";

const checkpointTypes: SignedType = {
  Checkpoint: [
    { name: "block", type: "uint64" },
    { name: "blockHash", type: "bytes32" },
    { name: "streams", type: "StreamEnd[]" },
  ],
  StreamEnd: [
    { name: "stream", type: "string" },
    { name: "seq", type: "uint64" },
    { name: "head", type: "bytes32" },
  ],
};

/** The checkpoint in this auditor's name (EIP-712, bound to session, chain and contract). */
export function signCheckpoint(
  checkpoint: Checkpoint,
  ledger: LedgerId,
  sessionId: Hash,
  { address, accountKey }: Pick<PersonaKeys, "address" | "accountKey">,
): Checkpoint {
  const domain = vaultDomain(ledger, sessionId);
  const signature = signTyped(domain, checkpointTypes, messageOf(checkpoint), accountKey);
  return { ...checkpoint, auditor: address, signature };
}

/** False where it bears a signature that isn't its auditor's. */
export function isAsSigned(checkpoint: Checkpoint, ledger: LedgerId, sessionId: Hash): boolean {
  const { auditor, signature } = checkpoint;
  if (auditor === null && signature === null) return true;
  if (auditor === null || signature === null) return false;
  const domain = vaultDomain(ledger, sessionId);
  return signerOfTyped(domain, checkpointTypes, messageOf(checkpoint), signature) === auditor;
}

function messageOf({ block, blockHash, streams }: Checkpoint) {
  return { block, blockHash, streams };
}
