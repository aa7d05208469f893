import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type OpenedChain, openChain } from "../../../devnet/node/openChain.ts";

const session = `0x${"5e".repeat(32)}` as const;
const genesisSeconds = 1_750_000_000;

/** A real chain in this process, closed with the test. */
export async function testChain(folder: string, overrides: object = {}): Promise<OpenedChain> {
  const opened = await openChain({
    session,
    chainId: 31337,
    genesisSeconds,
    journalPath: join(folder, "journal.ndjson"),
    ...overrides,
  });
  let isOpen = true;
  const close = opened.chain.close.bind(opened.chain);
  opened.chain.close = async () => {
    if (isOpen) await close();
    isOpen = false;
  };
  onTestFinished(() => opened.chain.close());
  return opened;
}
