import { HDNodeWallet, Mnemonic } from "ethers/wallet";
import { describe, expect, it } from "vitest";
import { accountKey, publicMnemonic } from "../../../devnet/persona/accountKey.ts";

describe("a persona's account", () => {
  it("is the one that every wallet derives from the public words", () => {
    const words = Mnemonic.fromPhrase(publicMnemonic);
    for (const index of [0, 1, 6, 199, 2_000_000]) {
      const wallet = HDNodeWallet.fromMnemonic(words, `m/44'/60'/0'/0/${index}`);
      expect(accountKey(index)).toEqual({
        address: wallet.address,
        privateKey: wallet.privateKey,
      });
    }
  });

  it("is Hardhat's first for the registry", () => {
    expect(accountKey(0).address).toBe("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
  });
});
