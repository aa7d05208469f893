import type { Hex } from "../../core/log/Hex.ts";
import { wholeNumber } from "../node/controls.ts";
import { type LocalChain, notHere } from "../node/LocalChain.ts";
import type { LocalSection } from "../node/LocalSection.ts";
import { RpcFault, rpcCode } from "../RpcFault.ts";
import type { RpcCall } from "./answerRpc.ts";
import type { Caller } from "./callerOf.ts";
import { Sections } from "./Sections.ts";

/** A caller's connection, as far as methods depend on it. */
export interface CallContext extends Caller {
  /** The section that the caller says this call belongs to. */
  readonly section: string | null;
  /** Aborts when the answer isn't waited for any more. */
  readonly signal: AbortSignal;
  /** Aborts when the holder of a section that is begun now is gone. */
  readonly holder: AbortSignal;
}

const batchMost = 10_000;

/** Which method may be called by whom, and what it does. */
export class Dispatcher {
  readonly #chain: LocalChain;
  readonly #sections: Sections;
  readonly #info: () => object;

  constructor(chain: LocalChain, info: () => object) {
    this.#chain = chain;
    this.#sections = new Sections(chain);
    this.#info = info;
  }

  /** @throws RpcFault */
  async call({ method, params }: RpcCall, context: CallContext): Promise<unknown> {
    if (method.startsWith("medaudit_")) return this.#own(method, params, context);
    if (isControl(method)) return this.#control(method, params, context);
    const section = this.#sectionOf(context);
    if (section) return section.request(method, params);
    return this.#chain.request(method, params, context.signal);
  }

  #own(method: string, params: readonly unknown[], context: CallContext): Promise<unknown> {
    if (!context.known) throw refused(method, "the session's token");
    switch (method) {
      case "medaudit_info":
        return Promise.resolve({ ...this.#info(), block: this.#chain.height });
      case "medaudit_begin":
        return this.#sections.begin(context.holder);
      case "medaudit_commit":
        return this.#sections.end(context.section ?? String(params[0]), true);
      case "medaudit_rollback":
        return this.#sections.end(context.section ?? String(params[0]), false);
      case "medaudit_sendBatch": {
        const raws = rawsOf(params[0]);
        const section = this.#sectionOf(context);
        return section ? section.sendBatch(raws) : this.#chain.sendBatch(raws, context.signal);
      }
      case "medaudit_setTime":
        return this.#setTime(params, context);
      case "medaudit_withdraw":
        return this.#withdraw(params, context);
      default:
        throw notHere(method);
    }
  }

  #control(method: string, params: readonly unknown[], context: CallContext): Promise<unknown> {
    if (!context.controls) throw refused(method, "the control token");
    const section = this.#sectionOf(context);
    return section ? section.control(method, params) : this.#chain.control(method, params);
  }

  async #setTime(params: readonly unknown[], context: CallContext): Promise<true> {
    if (!context.controls) throw refused("medaudit_setTime", "the control token");
    const seconds = params[0] === null ? null : wholeNumber(params[0], 0, 1e11);
    const target = this.#sectionOf(context) ?? this.#chain;
    await target.setTime(seconds, { frozen: params[1] === true });
    return true;
  }

  async #withdraw([method, params]: readonly unknown[], context: CallContext): Promise<true> {
    if (!context.controls) throw refused("medaudit_withdraw", "the control token");
    if (!Array.isArray(params)) {
      throw new RpcFault(rpcCode.invalidParams, "a method and its parameters are needed");
    }
    await this.#chain.withdraw(String(method), params);
    return true;
  }

  #sectionOf(context: CallContext): LocalSection | null {
    return context.section === null ? null : this.#sections.find(context.section);
  }
}

/** What changes the node behind the ledger's back; `eth_accounts` is not among it: nobody has any. */
function isControl(method: string): boolean {
  return /^(hardhat_|evm_|eth_sendTransaction$)/.test(method);
}

function refused(method: string, needed: string): RpcFault {
  const happened = `${method.slice(0, 60)} is kept to the devnet's own controls: it needs ${needed}`;
  return new RpcFault(rpcCode.notFound, happened, undefined, "MA-RPC-REFUSED");
}

function rawsOf(value: unknown): Hex[] {
  const isRaw = (raw: unknown) => typeof raw === "string" && /^0x([0-9a-f]{2})+$/i.test(raw);
  if (Array.isArray(value) && value.length <= batchMost && value.every(isRaw))
    return value as Hex[];
  const happened = `an array of at most ${batchMost} signed transactions is needed`;
  throw new RpcFault(rpcCode.invalidParams, happened);
}
