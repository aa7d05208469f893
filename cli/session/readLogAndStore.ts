import type { Chain } from "../../chain/Chain.ts";
import { numberOf } from "../../chain/hexQuantity.ts";
import { type BlockHeader, readHeader } from "../../chain/proof/BlockHeader.ts";
import { type LogReading, readLog } from "../../chain/readLog.ts";
import type { Inventory } from "../../core/tally/Inventory.ts";
import { Attempts } from "./Attempts.ts";

export interface LogAndStore {
  /** The newest block when the store was asked. */
  readonly storeBlock: number | null;
  readonly inventory: Inventory | null;
  /** The pinned block; null where there was none to be had. */
  readonly header: BlockHeader | null;
  /** Up to the pinned block. */
  readonly log: LogReading | null;
  readonly attempts: Attempts;
}

/** Versions that came while the store was asked, so often in a row: nobody is that fast. */
const triesMost = 6;

/**
 * Reads the store and then the log, so that the pinned log knows of everything in the store: again where a version came or
 * went in between, which the store may not know of. Who says so is the node alone.
 */
export async function readLogAndStore(
  chain: Chain,
  readStore: (signal?: AbortSignal) => Promise<Inventory>,
  recordIds: readonly number[] | "all",
  signal: AbortSignal | undefined,
): Promise<LogAndStore> {
  for (let triesLeft = triesMost; ; triesLeft -= 1) {
    const attempts = new Attempts(signal);
    const storeBlock = await attempts.run(async () =>
      numberOf(await chain.rpc.request("eth_blockNumber", [], signal)),
    );
    const inventory = await attempts.run(() => readStore(signal));
    const header = await attempts.run(() => pinnedHeader(chain, signal));
    if (header === null) return { storeBlock, inventory, header, log: null, attempts };
    const range = { fromBlock: chain.deployBlock, toBlock: header.number };
    const log = await attempts.run(() => readLog(chain, range, signal));
    const isBack = storeBlock !== null && storeBlock > header.number;
    const isSettled = !isBack && !hasNewVersions(log, storeBlock ?? header.number, recordIds);
    if (!isSettled && triesLeft > 1) continue;
    attempts.note(log?.faults ?? []);
    if (isBack) attempts.note([`the newest block was ${storeBlock}, then ${header.number}`]);
    return { storeBlock, inventory, header, log, attempts };
  }
}

async function pinnedHeader(chain: Chain, signal: AbortSignal | undefined): Promise<BlockHeader> {
  return readHeader(await chain.rpc.request("eth_getBlockByNumber", ["latest", false], signal));
}

function hasNewVersions(
  log: LogReading | null,
  storeBlock: number,
  recordIds: readonly number[] | "all",
): boolean {
  const wanted = recordIds === "all" ? null : new Set(recordIds);
  return (log?.entries ?? []).some(
    ({ block, action, recordId }) =>
      block > storeBlock &&
      (action === "create" || action === "amend" || action === "delete") &&
      (wanted === null || wanted.has(recordId)),
  );
}
