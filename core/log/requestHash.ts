import { AbiCoder } from "ethers/abi";
import { keccak256 } from "ethers/crypto";
import { type AccessAction, actionNumber } from "./Action.ts";
import type { Hash } from "./Hex.ts";

/** What an access entry asks the vault for. All of it is behind the request hash that the entry carries. */
export interface AccessRequest {
  readonly action: AccessAction;
  readonly recordId: number;
  readonly version: number;
  /** X25519 public key made for this request alone; what is released is sealed to it. */
  readonly ephemeralKey: Hash;
  /** 32 random bytes: two requests never share a hash. */
  readonly nonce: Hash;
  /** Which vault may answer. */
  readonly vaultId: Hash;
}

const coder = AbiCoder.defaultAbiCoder();
const domain = keccak256(Buffer.from("medaudit/v1 AccessRequest", "utf8"));

/**
 * The commitment of a view, copy or print entry: keccak256 of seven ABI words (domain, action's number, record, version,
 * ephemeral key, nonce, vault id). Nothing of the request can be changed after the entry is mined.
 */
export function requestHash(request: AccessRequest): Hash {
  return keccak256(
    coder.encode(
      ["bytes32", "uint8", "uint256", "uint32", "bytes32", "bytes32", "bytes32"],
      [
        domain,
        actionNumber(request.action),
        request.recordId,
        request.version,
        request.ephemeralKey,
        request.nonce,
        request.vaultId,
      ],
    ),
  ) as Hash;
}
