import { SigningKey } from "ethers/crypto";
import { computeAddress } from "ethers/transaction";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addressOfKey } from "../../chain/addressOfKey.ts";
import { signDigest } from "../../chain/signDigest.ts";
import type { Hex } from "../../core/log/Hex.ts";

const order = 0xffff_ffff_ffff_ffff_ffff_ffff_ffff_fffe_baae_dce6_af48_a03b_bfd2_5e8c_d036_4141n;
const hex = (number: bigint): Hex => `0x${number.toString(16).padStart(64, "0")}`;
const keys = fc.oneof(
  fc.bigInt(1n, order - 1n),
  fc.constantFrom(1n, 2n, order - 1n, order / 2n, 1n << 255n),
);
const digests = fc.oneof(
  fc.bigInt(0n, (1n << 256n) - 1n),
  fc.constantFrom(0n, 1n, order - 1n, order, order + 1n, (1n << 256n) - 1n),
);

test("signs bit for bit as ethers does", () => {
  fc.assert(
    fc.property(keys, digests, (key, digest) => {
      const { r, s, yParity } = new SigningKey(hex(key)).sign(hex(digest));
      expect(signDigest(hex(digest), hex(key))).toEqual({ r, s, yParity });
    }),
    { numRuns: 400 },
  );
});

test("gives each key the address that ethers gives it", () => {
  fc.assert(
    fc.property(keys, (key) => {
      expect(addressOfKey(hex(key))).toBe(computeAddress(hex(key)));
    }),
  );
});
