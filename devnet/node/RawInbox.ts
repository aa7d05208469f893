import type { Hash, Hex } from "../../core/log/Hex.ts";
import { RpcFault, rpcCode } from "../RpcFault.ts";
import type { Miner } from "./Miner.ts";
import type { SignerLimit } from "./SignerLimit.ts";
import type { Node } from "./startNode.ts";

export interface WaitingRaw {
  readonly raw: Hex;
  /** The section it belongs to. */
  readonly holder: object | null;
  readonly answer: Promise<Hash>;
  readonly resolve: (hash: Hash) => void;
  readonly reject: (reason: unknown) => void;
}

const perBlockMost = 500;
/** Transactions that can't be mined yet, since one with a lower nonce is missing. */
const unminedMost = 1000;

/** Single transactions on their way into a block. */
export class RawInbox {
  readonly #node: Node;
  readonly #miner: Miner;
  readonly #limit: SignerLimit;
  #waiting: WaitingRaw[] = [];

  constructor(node: Node, miner: Miner, limit: SignerLimit) {
    this.#node = node;
    this.#miner = miner;
    this.#limit = limit;
  }

  add(raw: Hex, holder: object | null): WaitingRaw {
    const waiting = { raw, holder, ...Promise.withResolvers<Hash>() };
    const entry = { ...waiting, answer: waiting.promise };
    this.#waiting.push(entry);
    return entry;
  }

  giveUp(waiting: WaitingRaw, reason: unknown): void {
    this.#waiting = this.#waiting.filter((other) => other !== waiting);
    waiting.reject(reason);
  }

  /** Mines what waits, as one block. Each gets an answer of its own. */
  async flush(holder: object | null): Promise<void> {
    const batch = this.#take(holder);
    const sent: { waiting: WaitingRaw; hash: Hash }[] = [];
    for (const waiting of batch) {
      const hash = await this.#send(waiting.raw).catch(waiting.reject);
      if (hash) sent.push({ waiting, hash });
    }
    if (sent.length === 0) return;
    try {
      await this.#miner.mine();
      for (const { waiting, hash } of sent) waiting.resolve(hash);
    } catch (error) {
      for (const { waiting } of sent) waiting.reject(error);
    }
  }

  #take(holder: object | null): WaitingRaw[] {
    const batch = this.#waiting.filter((entry) => entry.holder === holder).slice(0, perBlockMost);
    const taken = new Set(batch);
    this.#waiting = this.#waiting.filter((entry) => !taken.has(entry));
    return batch;
  }

  async #send(raw: Hex): Promise<Hash> {
    if (this.#miner.unminedCount >= unminedMost + perBlockMost) {
      throw new RpcFault(rpcCode.limit, "too many transactions wait for one with a lower nonce");
    }
    const hash = await this.#miner.send(raw);
    if (await this.#limit.allows(() => this.#signerOf(hash), Date.now())) return hash;
    await this.#miner.drop(hash);
    throw new RpcFault(
      rpcCode.limit,
      "too many transactions of this signer; try again in a second",
    );
  }

  async #signerOf(hash: Hash): Promise<string> {
    const transaction = await this.#node.request("eth_getTransactionByHash", [hash]);
    return (transaction as { readonly from: string }).from;
  }
}
