import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { quantity } from "../chain/hexQuantity.ts";
import type { Hash } from "../core/log/Hex.ts";
import { toHex } from "../vault/crypto/hexBytes.ts";
import type { Closers } from "./Closers.ts";
import { type Deployment, deployLedger, signDeployment } from "./deployLedger.ts";
import { journalError } from "./journal/journalError.ts";
import type { LocalChain } from "./node/LocalChain.ts";
import { openChain } from "./node/openChain.ts";
import { PersonaBook } from "./persona/PersonaBook.ts";
import type { RunOptions } from "./runSession.ts";
import { hasIdentity, readIdentity } from "./session/Identity.ts";
import { makeSecretKey, readSecretKey } from "./session/secretKey.ts";
import { putBack, setAside } from "./session/sessionFolder.ts";

export interface OpenedLedger extends Deployment {
  readonly id: Hash;
  readonly isFresh: boolean;
  readonly chain: LocalChain;
  readonly personas: PersonaBook;
  readonly gateKey: Uint8Array;
}

export const devnetChainId = 31337;
/** Room for a seeding that tells a story of the last weeks. */
const historySeconds = 45 * 24 * 3600;
/** For tools that offer a tip although gas is free. */
const fundsWei = 1_000n * 10n ** 18n;

/** The session's keys, its chain with all that happened, and the contract. */
export async function openLedger(options: RunOptions, closers: Closers): Promise<OpenedLedger> {
  const { directory, timer, log } = options;
  const known = options.fresh ? null : readIdentity(directory);
  if (!known) makeRoom(directory, closers);
  const keyOf = known ? readSecretKey : makeSecretKey;
  const secret = keyOf(directory, "session.secret");
  const gateKey = keyOf(directory, "gate.key");
  const id = known?.id ?? (toHex(randomBytes(32)) as Hash);
  const genesisSeconds = Math.floor(Date.now() / 1000) - historySeconds;
  const journalPath = join(directory, "journal.ndjson");
  const { chain, replayedBlocks, tornBytes } = await openChain({
    session: id,
    chainId: devnetChainId,
    genesisSeconds,
    journalPath,
  });
  closers.add(() => chain.close());
  const personas = new PersonaBook(directory, secret);
  timer.mark("chain");
  if (tornBytes > 0) log(`journal: a last line of ${tornBytes} bytes was not whole and is cut off`);
  if (known && replayedBlocks < known.deployBlock) {
    throw journalError("MA-JOURNAL-DIVERGED", `${journalPath} has no contract`);
  }
  if (known) log(`journal: ${replayedBlocks} blocks done again`);
  const opened = { id, isFresh: !known, chain, personas, gateKey };
  if (known) return { ...opened, contract: known.contract, deployBlock: known.deployBlock };

  await chain.setTime(genesisSeconds, { frozen: true });
  for (const { address } of personas.all) {
    await chain.control("hardhat_setBalance", [address, quantity(fundsWei)]);
  }
  const signed = signDeployment(devnetChainId, secret, personas.ofRole("registrar").address);
  const deployment = await deployLedger(chain, signed);
  timer.mark("deploy");
  return { ...opened, ...deployment };
}

/** What was there comes back where the fresh session doesn't come about. */
function makeRoom(directory: string, closers: Closers): void {
  setAside(directory);
  closers.add(() => {
    if (!hasIdentity(directory)) putBack(directory);
  });
}
