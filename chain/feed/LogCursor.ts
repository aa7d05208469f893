import type { Entry } from "../../core/log/Entry.ts";
import { inChainOrder } from "../../core/log/inChainOrder.ts";
import type { BlockSummary } from "../../core/ports/FeedPort.ts";
import type { Chain } from "../Chain.ts";
import { quantity } from "../hexQuantity.ts";
import { RpcError } from "../RpcError.ts";
import { type LogReading, readLog } from "../readLog.ts";
import { blockSummary } from "./blockSummary.ts";

export interface Advance {
  /** The block from which on the chain was replaced since the last advance; null where it only grew. */
  readonly rewoundTo: number | null;
  readonly entries: readonly Entry[];
  /** The newest ones, oldest first; not every block after a long absence. */
  readonly blocks: readonly BlockSummary[];
}

const summariesMost = 64;
/** How far back a replaced chain is compared block by block before everything is read anew. */
const hashesKept = 256;

/**
 * Where a reader of the log stands. Remembers the hashes of the last blocks, so that a chain that was reverted or replaced
 * is noticed, and read anew from the common ancestor.
 */
export class LogCursor {
  readonly #chain: Chain;
  readonly #hashes = new Map<number, string>();
  #next: number;
  /** What was replaced and not told yet: reading anew may fail in between. */
  #rewoundTo: number | null = null;

  constructor(chain: Chain) {
    this.#chain = chain;
    this.#next = chain.deployBlock;
  }

  /** Reads what is new. After a failure it can simply be called again. @throws RpcError, DecodeError */
  async advance(signal?: AbortSignal): Promise<Advance> {
    const latest = await this.#block("latest", signal);
    const replacedFrom = await this.#rewind(latest, signal);
    if (replacedFrom !== null) {
      this.#rewoundTo = Math.min(replacedFrom, this.#rewoundTo ?? replacedFrom);
    }
    const from = this.#next;
    if (from > latest.number) return { rewoundTo: this.#told(), entries: [], blocks: [] };
    const range = { fromBlock: from, toBlock: latest.number };
    // What the node left out or garbled is a tally's business; what can be read is shown.
    const [log, blocks] = await Promise.all([
      readLog(this.#chain, range, signal),
      this.#summaries(from, latest, signal),
    ]);
    checkSameChain(log, blocks);
    for (const block of blocks) this.#hashes.set(block.number, block.hash);
    for (const number of this.#hashes.keys()) {
      if (this.#hashes.size <= hashesKept) break;
      this.#hashes.delete(number);
    }
    this.#next = latest.number + 1;
    return { rewoundTo: this.#told(), entries: inChainOrder(log.entries), blocks };
  }

  #told(): number | null {
    const rewoundTo = this.#rewoundTo;
    this.#rewoundTo = null;
    return rewoundTo;
  }

  /** @returns the first block that is not the one read before; null where all still are */
  async #rewind(latest: BlockSummary, signal: AbortSignal | undefined): Promise<number | null> {
    const last = this.#next - 1;
    if (last < this.#chain.deployBlock) return null;
    const isSame = latest.number >= last && (await this.#isKnown(last, latest, signal));
    if (isSame) return null;
    let ancestor = Math.min(last - 1, latest.number);
    while (ancestor >= this.#chain.deployBlock && this.#hashes.has(ancestor)) {
      if (await this.#isKnown(ancestor, latest, signal)) break;
      ancestor -= 1;
    }
    const isFound = this.#hashes.has(ancestor);
    const from = isFound ? ancestor + 1 : this.#chain.deployBlock;
    for (const number of [...this.#hashes.keys()]) if (number >= from) this.#hashes.delete(number);
    this.#next = from;
    return from;
  }

  async #isKnown(number: number, latest: BlockSummary, signal: AbortSignal | undefined) {
    const block = number === latest.number ? latest : await this.#block(number, signal);
    return this.#hashes.get(number) === block.hash;
  }

  async #summaries(
    from: number,
    latest: BlockSummary,
    signal: AbortSignal | undefined,
  ): Promise<BlockSummary[]> {
    const first = Math.max(from, latest.number - summariesMost + 1);
    const numbers = Array.from({ length: latest.number - first }, (_, place) => first + place);
    const blocks = await this.#chain.rpc.batch(
      numbers.map((number) => ["eth_getBlockByNumber", [quantity(number), false]]),
      signal,
    );
    return [...blocks.map(blockSummary), latest];
  }

  async #block(tag: number | "latest", signal: AbortSignal | undefined): Promise<BlockSummary> {
    const name = tag === "latest" ? tag : quantity(tag);
    return blockSummary(
      await this.#chain.rpc.request("eth_getBlockByNumber", [name, false], signal),
    );
  }
}

/** A chain that was replaced while it was read would show entries of one with blocks of the other. @throws RpcError */
function checkSameChain({ entries, places }: LogReading, blocks: readonly BlockSummary[]): void {
  const hashes = new Map<number, unknown>(blocks.map(({ number, hash }) => [number, hash]));
  const isOfThem = (entry: Entry) =>
    (places.get(entry) ?? []).every(
      ({ blockHash }) =>
        blockHash === undefined || blockHash === (hashes.get(entry.block) ?? blockHash),
    );
  if (entries.every(isOfThem)) return;
  throw new RpcError("malformed", "the chain was replaced while it was read");
}
