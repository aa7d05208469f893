import { randomBytes } from "node:crypto";
import type { AccessAction } from "../../core/log/Action.ts";
import type { Hash } from "../../core/log/Hex.ts";
import { type AccessRequest, requestHash } from "../../core/log/requestHash.ts";
import { toHex } from "../crypto/hexBytes.ts";
import { x25519PublicKey } from "../crypto/x25519PublicKey.ts";

/** A request that isn't sent yet, with the key that will open its answer. */
export interface PreparedAccess {
  readonly request: AccessRequest;
  /** What the access transaction carries. */
  readonly requestHash: Hash;
  readonly ephemeralPrivateKey: Uint8Array;
}

/** Draws the ephemeral key and nonce of one access. */
export function prepareAccess(
  action: AccessAction,
  recordId: number,
  version: number,
  vaultId: Hash,
): PreparedAccess {
  const ephemeralPrivateKey = new Uint8Array(randomBytes(32));
  const request: AccessRequest = {
    action,
    recordId,
    version,
    ephemeralKey: toHex(x25519PublicKey(ephemeralPrivateKey)),
    nonce: toHex(randomBytes(32)),
    vaultId,
  };
  return { request, requestHash: requestHash(request), ephemeralPrivateKey };
}
