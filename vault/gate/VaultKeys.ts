import { hkdfSync } from "node:crypto";
import { addressOfKey } from "../../chain/curve/addressOfKey.ts";
import type { Address, Hash, Hex } from "../../core/log/Hex.ts";
import { fromHex, toHex } from "../crypto/hexBytes.ts";
import { x25519PublicKey } from "../crypto/x25519PublicKey.ts";
import { vaultIdOf } from "../protocol/VaultStatus.ts";

/** All keys of a vault, derived from the gate's key, which alone is kept, outside the vault's folder. */
export interface VaultKeys {
  /** Seals gate shares at rest. */
  readonly restKey: Uint8Array;
  /** Seals the store's rows. */
  readonly rowKey: Uint8Array;
  /** X25519; authors seal gate shares to its public key. */
  readonly putKey: Uint8Array;
  readonly putPublicKey: Hash;
  /** secp256k1; signs receipts. */
  readonly signingKey: Hex;
  readonly signer: Address;
  readonly vaultId: Hash;
}

/** @param gateKey 32 bytes */
export function vaultKeysOf(gateKey: Uint8Array, sessionId: Hash): VaultKeys {
  const derive = (use: string) =>
    new Uint8Array(hkdfSync("sha256", gateKey, fromHex(sessionId), `medaudit/v1 vault ${use}`, 32));
  const putKey = derive("put");
  const putPublicKey = toHex(x25519PublicKey(putKey));
  const signingKey = toHex(derive("sign"));
  const signer = addressOfKey(signingKey);
  return {
    restKey: derive("rest"),
    rowKey: derive("rows"),
    putKey,
    putPublicKey,
    signingKey,
    signer,
    vaultId: vaultIdOf(sessionId, putPublicKey, signer),
  };
}
