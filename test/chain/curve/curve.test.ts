import { type Signature, SigningKey } from "ethers/crypto";
import { computeAddress, recoverAddress } from "ethers/transaction";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addressOfKey } from "../../../chain/curve/addressOfKey.ts";
import { recoverSigner } from "../../../chain/curve/recoverSigner.ts";
import { signDigest } from "../../../chain/curve/signDigest.ts";
import type { Hex } from "../../../core/log/Hex.ts";

/** Everything held against ethers. */

const order = 0xffff_ffff_ffff_ffff_ffff_ffff_ffff_fffe_baae_dce6_af48_a03b_bfd2_5e8c_d036_4141n;
const most = (1n << 256n) - 1n;
const hex = (number: bigint): Hex => `0x${number.toString(16).padStart(64, "0")}`;
const keys = fc.oneof(
  fc.bigInt(1n, order - 1n),
  fc.constantFrom(1n, 2n, order - 1n, order / 2n, 1n << 255n),
);
const words = fc.oneof(
  fc.bigInt(0n, most),
  fc.constantFrom(0n, 1n, order - 1n, order, order + 1n, most),
);

function asEthersRecovers(digest: Hex, signature: string): string | null {
  try {
    return recoverAddress(digest, signature);
  } catch {
    return null;
  }
}

test("signs bit for bit as ethers does, and knows the signer again", () => {
  fc.assert(
    fc.property(keys, words, (key, digest) => {
      const signature: Signature = signDigest(hex(digest), hex(key));
      expect(signature.serialized).toBe(new SigningKey(hex(key)).sign(hex(digest)).serialized);
      expect(recoverSigner(hex(digest), signature)).toBe(computeAddress(hex(key)));
    }),
    { numRuns: 200 },
  );
});

test("recovers from any other signature whom ethers does, and nobody where it doesn't", () => {
  const vs = fc.constantFrom("00", "01", "02", "1a", "1b", "1c", "1d", "25", "ff", "");
  fc.assert(
    fc.property(keys, words, words, words, vs, fc.nat(3), (key, digest, r, s, v, kind) => {
      const good = new SigningKey(hex(key)).sign(hex(digest));
      const rs = [
        [good.r, good.s],
        [good.r, hex(s)],
        [hex(r), good.s],
        [hex(r), hex(s)],
      ][kind] as [string, string];
      const signature = `${rs[0]}${rs[1].slice(2)}${v}`;
      expect(recoverSigner(hex(digest), signature)).toBe(asEthersRecovers(hex(digest), signature));
    }),
    { numRuns: 500 },
  );
});

test("gives each key the address that ethers gives it", () => {
  fc.assert(
    fc.property(keys, (key) => {
      expect(addressOfKey(hex(key))).toBe(computeAddress(hex(key)));
    }),
  );
  expect(() => addressOfKey(hex(0n))).toThrow();
  expect(() => addressOfKey(hex(order))).toThrow();
});
