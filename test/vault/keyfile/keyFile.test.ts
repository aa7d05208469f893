import { decryptKeystoreJson, encryptKeystoreJson } from "ethers/wallet";
import { describe, expect, test } from "vitest";
import { openKeyFile } from "../../../vault/keyfile/openKeyFile.ts";
import { sealKeyFile } from "../../../vault/keyfile/sealKeyFile.ts";
import { personaOf } from "../world/testPersonas.ts";

/** So that the tests are fast; the real cost is tried once. */
const light = { n: 1024, r: 8, p: 1 };
const password = "correct horse – battery ſtaple";
const { address, accountKey, encryptionKey } = personaOf("chen");
const keys = { address, accountKey, encryptionKey };

describe("a key file", () => {
  test("gives back both keys to whoever knows the password, at the cost that wallets use", async () => {
    expect(await openKeyFile(await sealKeyFile(keys, password), password)).toEqual(keys);
  });

  test("is a Web3 secret storage: a wallet finds the account's key in it", async () => {
    const file = await sealKeyFile(keys, password, light);
    const wallet = await decryptKeystoreJson(file, password);
    expect(wallet).toMatchObject({ address, privateKey: accountKey });
  });

  test("holds neither key in clear", async () => {
    const file = (await sealKeyFile(keys, password, light)).toLowerCase();
    expect(file).not.toContain(accountKey.slice(2));
    expect(file).not.toContain(Buffer.from(encryptionKey).toString("hex"));
  });

  test("doesn't open with another password, or after any change", async () => {
    const file = await sealKeyFile(keys, password, light);
    const refusal = (text: string, word = password) =>
      openKeyFile(text, word).then(
        () => "opened",
        (error) => String(error.code),
      );
    expect(await refusal(file, "wrong")).toBe("MA-KEYFILE-PASSWORD");
    const parsed = JSON.parse(file);
    const flip = (hex: string) => `${hex.startsWith("0") ? "1" : "0"}${hex.slice(1)}`;
    const own = parsed["x-medaudit"];
    for (const altered of [
      { ...parsed, address: personaOf("diaz").address },
      { ...parsed, "x-medaudit": { ...own, sealed: flip(own.sealed) } },
      { ...parsed, "x-medaudit": { ...own, publicKey: flip(own.publicKey) } },
      { ...parsed, crypto: { ...parsed.crypto, ciphertext: flip(parsed.crypto.ciphertext) } },
      { ...parsed, crypto: { ...parsed.crypto, cipherparams: { iv: "00".repeat(16) } } },
    ]) {
      expect(await refusal(JSON.stringify(altered))).toBe("MA-KEYFILE-PASSWORD");
    }
    const costly = { ...parsed.crypto.kdfparams, n: 2 ** 24, r: 64 };
    const greedy = { ...parsed, crypto: { ...parsed.crypto, kdfparams: costly } };
    expect(await refusal(JSON.stringify(greedy))).toBe("MA-KEYFILE-COST");
  });

  test("that isn't one is called so", async () => {
    const account = { address, privateKey: accountKey };
    const walletOnly = await encryptKeystoreJson(account, password, { scrypt: { N: 1024 } });
    for (const text of ["", "{", "null", "[]", '{"version":3}', walletOnly]) {
      await expect(openKeyFile(text, password)).rejects.toMatchObject({
        code: "MA-KEYFILE-MALFORMED",
      });
    }
  });
});
