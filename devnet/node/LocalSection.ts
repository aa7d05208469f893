import type { Hex } from "../../core/log/Hex.ts";
import type { MinedTransaction, Section, SetTimeOptions } from "../DevnetChain.ts";
import { RpcFault, rpcCode } from "../RpcFault.ts";
import type { LocalChain } from "./LocalChain.ts";

/** See `Section`. */
export class LocalSection implements Section {
  readonly #chain: LocalChain;
  readonly #holder: object;
  readonly #end: (stays: boolean) => Promise<void>;
  readonly #timer: NodeJS.Timeout;
  #ended = false;

  constructor(
    chain: LocalChain,
    holder: object,
    mostMs: number,
    end: (stays: boolean) => Promise<void>,
  ) {
    this.#chain = chain;
    this.#holder = holder;
    this.#end = end;
    this.#timer = setTimeout(() => void this.rollback(), mostMs).unref();
  }

  async request(method: string, params: readonly unknown[] = []): Promise<unknown> {
    this.#check();
    return this.#chain.request(method, params, undefined, this.#holder);
  }

  async control(method: string, params: readonly unknown[]): Promise<unknown> {
    this.#check();
    return this.#chain.control(method, params, this.#holder);
  }

  async sendBatch(raws: readonly Hex[]): Promise<MinedTransaction[]> {
    this.#check();
    return this.#chain.sendBatch(raws, undefined, this.#holder);
  }

  async setTime(seconds: number | null, options: SetTimeOptions = {}): Promise<void> {
    this.#check();
    return this.#chain.setTime(seconds, options, this.#holder);
  }

  async commit(): Promise<void> {
    this.#check();
    await this.#finish(true);
  }

  async rollback(): Promise<void> {
    if (!this.#ended) await this.#finish(false);
  }

  #finish(stays: boolean): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    return this.#end(stays);
  }

  #check(): void {
    if (this.#ended) throw new RpcFault(rpcCode.server, "the section has ended");
  }
}
