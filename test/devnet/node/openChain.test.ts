import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { LocalChain } from "../../../devnet/node/LocalChain.ts";
import { accountKey } from "../../../devnet/persona/accountKey.ts";
import { signedTransfer } from "../signedTransfer.ts";
import { temporaryFolder } from "../temporaryFolder.ts";
import { testChain } from "./testChain.ts";

const { privateKey: alice, address } = accountKey(20);

const hashOf = async (chain: LocalChain) =>
  ((await chain.request("eth_getBlockByNumber", ["latest", false])) as { hash: string }).hash;
const send = (chain: LocalChain, nonce: number) =>
  chain.request("eth_sendRawTransaction", [signedTransfer(alice, { nonce })]);

/** Something of everything that the journal can hold, and of what it must not. */
async function live(chain: LocalChain): Promise<void> {
  await send(chain, 0);
  const undone = await chain.begin();
  await undone.control("hardhat_mine", [5]);
  await undone.setTime(1_950_000_000);
  await undone.request("eth_sendRawTransaction", [signedTransfer(alice, { nonce: 1 })]);
  await undone.rollback();
  await chain.sendBatch([1, 2, 3].map((nonce) => signedTransfer(alice, { nonce })));
  await chain.sendBatch([signedTransfer(alice, { nonce: 9 })]).catch(() => undefined);
  await chain.control("hardhat_setStorageAt", [address, "0x1", `0x${"07".repeat(32)}`]);
  await chain.control("hardhat_impersonateAccount", [address]);
  await chain.control("eth_sendTransaction", [{ from: address, to: address }]);
  await chain.control("hardhat_mine", [3, 60]);
  await chain.setTime(1_900_000_000);
  await send(chain, 5);
  const kept = await chain.begin();
  await kept.sendBatch([signedTransfer(alice, { nonce: 6 })]);
  await kept.commit();
}

describe("a chain opened again", () => {
  it("has the same blocks, whatever happened to it, and goes on", async () => {
    const folder = temporaryFolder();
    const first = await testChain(folder);
    await live(first.chain);
    const [hash, height] = [await hashOf(first.chain), first.chain.height];
    await first.chain.close();

    const second = await testChain(folder, { genesisSeconds: 1 });
    expect(second).toMatchObject({ replayedBlocks: height, tornBytes: 0 });
    expect(await hashOf(second.chain)).toBe(hash);
    await send(second.chain, 7);
    const after = await hashOf(second.chain);
    const { timestamp } = (await second.chain.request("eth_getBlockByNumber", [
      "latest",
      false,
    ])) as {
      timestamp: string;
    };
    expect(Number(timestamp)).toBeGreaterThanOrEqual(1_900_000_000);
    await second.chain.close();
    const third = await testChain(folder);
    expect(await hashOf(third.chain)).toBe(after);
  });

  it("leaves out a last line that was not written to its end", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "journal.ndjson");
    const first = await testChain(folder);
    await send(first.chain, 0);
    const hash = await hashOf(first.chain);
    await first.chain.close();
    const whole = readFileSync(path);
    appendFileSync(path, '{"kind":"block","number":2,"raws":["0x02');

    const second = await testChain(folder);
    expect(second.tornBytes).toBe(40);
    expect(await hashOf(second.chain)).toBe(hash);
    expect(readFileSync(path)).toEqual(whole);
  });

  it("stops where the journal gives another chain, and names the block", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "journal.ndjson");
    const first = await testChain(folder);
    for (const nonce of [0, 1, 2, 3]) await send(first.chain, nonce);
    await first.chain.close();
    const lines = readFileSync(path, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const later = lines.map((line) =>
      line.number >= 2 ? { ...line, seconds: 1_990_000_000 } : line,
    );
    writeFileSync(path, later.map((line) => `${JSON.stringify(line)}\n`).join(""));
    await expect(testChain(folder)).rejects.toMatchObject({
      code: "MA-JOURNAL-DIVERGED",
      happened: expect.stringContaining("block 2"),
    });
  });

  it("stops where the journal is another session's or is damaged within", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "journal.ndjson");
    const first = await testChain(folder);
    for (const nonce of [0, 1]) await send(first.chain, nonce);
    await first.chain.close();
    const other = testChain(folder, { session: `0x${"66".repeat(32)}` });
    await expect(other).rejects.toMatchObject({ code: "MA-JOURNAL-DIVERGED" });
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace('"block"', '"block'));
    await expect(testChain(folder)).rejects.toMatchObject({
      code: "MA-JOURNAL-BROKEN",
      happened: expect.stringContaining("journal.ndjson:2"),
    });
  });
});
