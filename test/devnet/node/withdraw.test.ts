import { describe, expect, it } from "vitest";
import type { LocalChain } from "../../../devnet/node/LocalChain.ts";
import { accountKey } from "../../../devnet/persona/accountKey.ts";
import { signedTransfer } from "../signedTransfer.ts";
import { temporaryFolder } from "../temporaryFolder.ts";
import { testChain } from "./testChain.ts";

const { privateKey: alice, address: aliceAddress } = accountKey(20);
const { privateKey: bob, address: bobAddress } = accountKey(21);
const somebody = "0x00000000000000000000000000000000000000ab";
const money = "0xde0b6b3a7640000";
const paid: readonly unknown[] = [aliceAddress, money];

const send = (chain: LocalChain, raw: string) => chain.request("eth_sendRawTransaction", [raw]);
const balanceOf = (chain: LocalChain, address: string) =>
  chain.request("eth_getBalance", [address, "latest"]);
const latest = async (chain: LocalChain) =>
  (await chain.request("eth_getBlockByNumber", ["latest", false])) as {
    hash: string;
    number: string;
  };

/** Alice and Bob each sent something; in between Alice was given money. */
async function story(folder: string): Promise<LocalChain> {
  const { chain } = await testChain(folder);
  await send(chain, signedTransfer(alice, { nonce: 0 }));
  await chain.control("hardhat_setBalance", paid);
  await send(chain, signedTransfer(alice, { nonce: 1 }));
  await send(chain, signedTransfer(bob, { nonce: 0 }));
  return chain;
}

describe("a history without one control", () => {
  it("has all else, in its order, and is the one that the next start finds", async () => {
    const folder = temporaryFolder();
    const chain = await story(folder);
    const late = signedTransfer(bob, { nonce: 2 });
    await send(chain, late);
    const before = await latest(chain);
    expect(await balanceOf(chain, aliceAddress)).toBe(money);
    await chain.withdraw("hardhat_setBalance", paid);
    const after = await latest(chain);
    expect(await balanceOf(chain, aliceAddress)).toBe("0x0");
    expect(after.number).toBe(before.number);
    expect(after.hash).not.toBe(before.hash);
    await send(chain, signedTransfer(bob, { nonce: 1 }));
    expect(await chain.request("eth_getTransactionCount", [bobAddress, "latest"])).toBe("0x3");
    const last = await latest(chain);
    await chain.close();
    const { chain: again } = await testChain(folder);
    expect(await latest(again)).toEqual(last);
  });

  it("is never seen half made", async () => {
    const chain = await story(temporaryFolder());
    const { number } = await latest(chain);
    let isOver = false;
    const withdrawn = chain.withdraw("hardhat_setBalance", paid).finally(() => {
      isOver = true;
    });
    const seen = new Set<string>();
    do seen.add((await latest(chain)).number);
    while (!isOver);
    await withdrawn;
    expect([...seen]).toEqual([number]);
  });

  it("keeps the number that an impersonated sender used", async () => {
    const { chain } = await testChain(temporaryFolder());
    const call = [{ from: aliceAddress, to: somebody }];
    await chain.control("hardhat_impersonateAccount", [aliceAddress]);
    const hash = await chain.control("eth_sendTransaction", call);
    await send(chain, signedTransfer(alice, { nonce: 1 }));
    await chain.withdraw("eth_sendTransaction", call);
    expect(await chain.request("eth_getTransactionReceipt", [hash])).toBeNull();
    expect(await chain.request("eth_getTransactionCount", [aliceAddress, "latest"])).toBe("0x2");
  });

  it("can't be had where what came later needs it, and then nothing has changed", async () => {
    const folder = temporaryFolder();
    const chain = await story(folder);
    await send(chain, signedTransfer(alice, { nonce: 2, value: 1n }));
    const before = await latest(chain);
    await expect(chain.withdraw("hardhat_setBalance", paid)).rejects.toMatchObject({
      message: expect.stringContaining("depends on it"),
    });
    expect(await latest(chain)).toEqual(before);
    await send(chain, signedTransfer(bob, { nonce: 1 }));
    const last = await latest(chain);
    await chain.close();
    const { chain: again } = await testChain(folder);
    expect(await latest(again)).toEqual(last);
  });

  it("can't be had of what never was", async () => {
    const chain = await story(temporaryFolder());
    await expect(chain.withdraw("hardhat_setBalance", [bobAddress, money])).rejects.toMatchObject({
      rpcCode: -32602,
    });
  });
});
