import { createECDH, createHmac, pbkdf2Sync } from "node:crypto";
import { addressOfKey } from "../../chain/curve/addressOfKey.ts";
import type { Address, Hex } from "../../core/log/Hex.ts";
import { toHex } from "../../vault/crypto/hexBytes.ts";

export interface AccountKey {
  readonly address: Address;
  readonly privateKey: Hex;
}

interface ExtendedKey {
  readonly key: bigint;
  readonly chainCode: Buffer;
}

/** Hardhat's default: public knowledge, the same accounts on every laptop, and in every wallet that knows the words. */
export const publicMnemonic = "test test test test test test test test test test test junk";

const order = 0xffff_ffff_ffff_ffff_ffff_ffff_ffff_fffe_baae_dce6_af48_a03b_bfd2_5e8c_d036_4141n;
const hardened = 0x8000_0000;
/** m/44'/60'/0'/0 */
const accountsPath = [44 + hardened, 60 + hardened, hardened, 0];

let accounts: { readonly parent: ExtendedKey; readonly publicKey: Buffer } | null = null;
const known = new Map<number, AccountKey>();

/**
 * The account of a persona: BIP-39 and BIP-32 over the public mnemonic, m/44'/60'/0'/0/index. By `node:crypto`, since the
 * whole start has to be quick and ethers takes 60 ms for the first.
 */
export function accountKey(index: number): AccountKey {
  const account = known.get(index) ?? derivedKey(index);
  known.set(index, account);
  return account;
}

function derivedKey(index: number): AccountKey {
  accounts ??= accountsOf(accountsPath.reduce(privateChild, seedKey()));
  const { key } = child(accounts.parent, index, accounts.publicKey);
  const privateKey = toHex(bytesOf(key));
  return { address: addressOfKey(privateKey), privateKey };
}

function accountsOf(parent: ExtendedKey) {
  return { parent, publicKey: publicKey(bytesOf(parent.key)) };
}

function seedKey(): ExtendedKey {
  const seed = pbkdf2Sync(publicMnemonic, "mnemonic", 2048, 64, "sha512");
  return split(createHmac("sha512", "Bitcoin seed").update(seed).digest());
}

function privateChild(parent: ExtendedKey, index: number): ExtendedKey {
  const key = bytesOf(parent.key);
  const head = index >= hardened ? Buffer.concat([Buffer.alloc(1), key]) : publicKey(key);
  return child(parent, index, head);
}

/** @param head the parent's public key; for a hardened child the private one behind a zero */
function child(parent: ExtendedKey, index: number, head: Buffer): ExtendedKey {
  const place = Buffer.alloc(4);
  place.writeUInt32BE(index);
  const mac = createHmac("sha512", parent.chainCode).update(head).update(place).digest();
  const { key, chainCode } = split(mac);
  return { key: (key + parent.key) % order, chainCode };
}

function split(mac: Buffer): ExtendedKey {
  return { key: BigInt(`0x${mac.toString("hex", 0, 32)}`), chainCode: mac.subarray(32) };
}

function bytesOf(key: bigint): Buffer {
  return Buffer.from(key.toString(16).padStart(64, "0"), "hex");
}

function publicKey(privateKey: Buffer): Buffer {
  const pair = createECDH("secp256k1");
  pair.setPrivateKey(privateKey);
  return pair.getPublicKey(null, "compressed");
}
