import canonicalize from "canonicalize";
import * as z from "zod";
import type { Address, Hash, Hex } from "../../core/log/Hex.ts";

/** What stands in front of the ciphertext, in clear. All of it is the ciphertext's associated data. */
export interface EnvelopeHeader {
  readonly v: 1;
  readonly alg: "A256GCM";
  readonly sessionId: Hash;
  readonly chainId: number;
  /** EIP-55, as `patient`. */
  readonly contract: Address;
  readonly patient: Address;
  /** 32 random bytes. */
  readonly envelopeId: Hash;
  /** 12 random bytes. */
  readonly iv: Hex;
  /** SHA-256 of the plaintext: salt (32 bytes) and RFC 8785 content. */
  readonly contentHash: Hash;
  readonly dataKeyHash: Hash;
  readonly readerShareHash: Hash;
}

const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);

const schema = z.strictObject({
  v: z.literal(1),
  alg: z.literal("A256GCM"),
  sessionId: hash,
  chainId: z.int().positive(),
  contract: address,
  patient: address,
  envelopeId: hash,
  iv: z.string().regex(/^0x[0-9a-f]{24}$/),
  contentHash: hash,
  dataKeyHash: hash,
  readerShareHash: hash,
});

/** RFC 8785, UTF-8. */
export function encodeHeader(header: EnvelopeHeader): Uint8Array {
  return new Uint8Array(Buffer.from(canonicalize(header) as string, "utf8"));
}

/** @returns null where the bytes are not a header in its one canonical form */
export function decodeHeader(bytes: Uint8Array): EnvelopeHeader | null {
  try {
    const parsed = schema.parse(
      JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)),
    );
    const header = parsed as EnvelopeHeader;
    return Buffer.from(encodeHeader(header)).equals(bytes) ? header : null;
  } catch {
    return null;
  }
}
