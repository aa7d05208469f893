import { AbiCoder } from "ethers/abi";
import { keccak256 } from "ethers/crypto";
import * as z from "zod";
import type { Address, Hash } from "../../core/log/Hex.ts";
import { wireAddress, wireCount, wireHash } from "./wire.ts";

/** Who a vault is. The keys are behind the id, which every access entry's request hash carries. */
export const vaultStatusSchema = z.strictObject({
  vaultId: wireHash,
  /** X25519; gate shares are sealed to it. */
  vaultPublicKey: wireHash,
  /** Signs receipts. */
  signer: wireAddress,
  sessionId: wireHash,
  chainId: wireCount,
  contract: wireAddress,
});

export type VaultStatus = z.output<typeof vaultStatusSchema>;

const domain = keccak256(Buffer.from("medaudit/v1 vault", "utf8"));

export function vaultIdOf(sessionId: Hash, vaultPublicKey: Hash, signer: Address): Hash {
  const coder = AbiCoder.defaultAbiCoder();
  return keccak256(
    coder.encode(
      ["bytes32", "bytes32", "bytes32", "address"],
      [domain, sessionId, vaultPublicKey, signer],
    ),
  ) as Hash;
}
