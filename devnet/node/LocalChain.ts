import type { Hex } from "../../core/log/Hex.ts";
import type { DevnetChain, MinedTransaction, SetTimeOptions } from "../DevnetChain.ts";
import type { Journal } from "../journal/Journal.ts";
import type { JournalHeader, JournalLine } from "../journal/JournalLine.ts";
import { RpcFault, rpcCode } from "../RpcFault.ts";
import { clockSetTo } from "./ChainClock.ts";
import { controlOf, journaledParams } from "./controls.ts";
import { Held } from "./Held.ts";
import { LocalSection } from "./LocalSection.ts";
import { Miner, type Snapshot } from "./Miner.ts";
import { Notices } from "./Notices.ts";
import { oneCallData } from "./oneCallData.ts";
import { RawInbox } from "./RawInbox.ts";
import { fixedAnswers, readMethods } from "./readMethods.ts";
import { SerialQueue } from "./SerialQueue.ts";
import { SignerLimit } from "./SignerLimit.ts";
import { sendBatch } from "./sendBatch.ts";
import type { Node } from "./startNode.ts";
import { type ChainStart, withdrawCall } from "./withdrawCall.ts";

/** A snapshot of all that a try can change. */
interface Mark {
  readonly snapshot: Snapshot;
  readonly lines: number;
  readonly notices: number;
}

/** Whose call it is, where it is part of a section. */
export type Holder = object | null;

const signerLimit = { burst: 4000, perSecond: 2000 };
const defaultSectionMostMs = 60_000;

/** The chain in this process: one queue for all that changes it, and a journal of all that stays. */
export class LocalChain implements DevnetChain {
  readonly #node: Node;
  readonly #miner: Miner;
  readonly #lines: Held<JournalLine>;
  readonly #queue = new SerialQueue();
  readonly #inbox: RawInbox;
  readonly #journal: Journal;
  readonly #sectionMostMs: number;
  readonly #start: ChainStart = { snapshot: null };
  #section: LocalSection | null = null;
  #remaking: Promise<void> | null = null;
  readonly notices = new Notices();

  constructor(
    node: Node,
    journal: Journal,
    genesis: JournalHeader,
    sectionMostMs = defaultSectionMostMs,
  ) {
    this.#node = node;
    this.#sectionMostMs = sectionMostMs;
    this.#journal = journal;
    this.#lines = new Held((lines) => {
      journal.append(lines);
      this.notices.keep(blockHashes(lines));
    });
    this.#miner = new Miner(node, genesis.session, genesis.genesisSeconds, (line) =>
      this.#lines.push(line),
    );
    this.#inbox = new RawInbox(node, this.#miner, new SignerLimit(signerLimit));
    node.onSubscription((subscription, result) => {
      this.notices.held.push({ subscription, result });
    });
  }

  /** The last block's number. */
  get height(): number {
    return this.#miner.height;
  }

  /** The time that a transaction sent now would be mined with; Unix seconds. */
  get nextBlockSeconds(): number {
    return this.#miner.nextSeconds;
  }

  request(
    method: string,
    params: readonly unknown[] = [],
    signal?: AbortSignal,
    holder: Holder = null,
  ): Promise<unknown> {
    if (fixedAnswers.has(method)) return Promise.resolve(fixedAnswers.get(method));
    if (readMethods.has(method)) return this.read(method, params);
    if (method !== "eth_sendRawTransaction") return Promise.reject(notHere(method));
    return this.#send(params[0], signal, holder);
  }

  /** Also what only a WebSocket may ask for: `eth_subscribe`, `eth_unsubscribe`. Waits while the history is made again. */
  read(method: string, params: readonly unknown[]): Promise<unknown> {
    const ask = () => this.#node.request(method, oneCallData(method, params));
    // Half a history would look like a chain whose newest entries were taken back.
    return this.#remaking ? this.#remaking.then(ask, ask) : ask();
  }

  /** The devnet's own controls: see `controlOf`. */
  control(method: string, params: readonly unknown[], holder: Holder = null): Promise<unknown> {
    const control = controlOf(method);
    if (!control) return Promise.reject(notHere(method));
    return this.#queue.run(
      () => this.#change(() => control(this.#miner, params)),
      undefined,
      holder,
    );
  }

  sendBatch(
    raws: readonly Hex[],
    signal?: AbortSignal,
    holder: Holder = null,
  ): Promise<MinedTransaction[]> {
    const job = () => this.#attempt(() => sendBatch(this.#node, this.#miner, raws));
    return this.#queue.run(job, signal, holder);
  }

  setTime(
    seconds: number | null,
    options: SetTimeOptions = {},
    holder: Holder = null,
  ): Promise<void> {
    const job = async () => {
      this.#miner.setClock(clockSetTo(seconds, options.frozen ?? false, Date.now()));
    };
    return this.#queue.run(() => this.#change(job), undefined, holder);
  }

  /**
   * Another history: the journal's without the last such control call, all else in its order. Numbers of blocks stay, hashes
   * from that call on don't.
   *
   * @throws RpcFault where there was no such call, or where what came later can't be without it: then nothing has changed
   */
  withdraw(method: string, params: readonly unknown[]): Promise<void> {
    const call = { method, params: journaledParams(method, params) };
    const job = () => {
      this.#remaking = withdrawCall(this.#node, this.#miner, this.#journal, this.#start, call);
      return this.#remaking.finally(() => {
        this.#remaking = null;
      });
    };
    return this.#queue.run(() => this.#change(job));
  }

  async begin(signal?: AbortSignal): Promise<LocalSection> {
    const holder = {};
    const mark = await this.#queue.run(() => {
      this.#queue.hold(holder);
      return this.#mark().catch((error) => {
        this.#queue.letGo(error);
        throw error;
      });
    }, signal);
    const end = (stays: boolean) =>
      this.#queue.run(() => this.#endSection(mark, stays), undefined, holder);
    this.#section = new LocalSection(this, holder, this.#sectionMostMs, end);
    return this.#section;
  }

  /** Does the journal again; writes nothing. @returns how many blocks there are */
  async replay(lines: readonly JournalLine[]): Promise<number> {
    this.#start.snapshot = await this.#miner.save();
    for (const line of lines) await this.#miner.replay(line);
    return this.#miner.height;
  }

  /** Undoes an open section, waits for what runs, and takes nothing more. */
  async close(): Promise<void> {
    await this.#section?.rollback();
    await this.#queue.run(async () => this.#queue.hold({}));
    this.#node.close();
    this.#journal.close();
  }

  /** What waits together is mined together. */
  async #send(raw: unknown, signal: AbortSignal | undefined, holder: Holder): Promise<unknown> {
    const waiting = this.#inbox.add(rawOf(raw), holder);
    const flush = () => this.#change(() => this.#inbox.flush(holder));
    this.#queue.run(flush, signal, holder).catch((reason) => this.#inbox.giveUp(waiting, reason));
    return waiting.answer;
  }

  async #endSection(mark: Mark, stays: boolean): Promise<void> {
    try {
      await (stays ? this.#keep() : this.#undo(mark));
    } finally {
      this.#section = null;
      this.#queue.letGo(new RpcFault(rpcCode.server, "the section has ended"));
    }
  }

  /** A change that must not happen once the journal can't take it. */
  async #change<T>(change: () => Promise<T>): Promise<T> {
    this.#journal.check();
    return change();
  }

  async #attempt<T>(change: () => Promise<T>): Promise<T> {
    this.#journal.check();
    const mark = await this.#mark();
    const result = await change().catch(async (error) => {
      await this.#undo(mark);
      throw error;
    });
    this.#keep();
    return result;
  }

  async #mark(): Promise<Mark> {
    const snapshot = await this.#miner.save();
    return { snapshot, lines: this.#lines.hold(), notices: this.notices.held.hold() };
  }

  #keep(): void {
    this.#lines.release();
    this.notices.held.release();
  }

  async #undo(mark: Mark): Promise<void> {
    await this.#miner.restore(mark.snapshot);
    const gone = this.#lines.drop(mark.lines);
    this.notices.discard(blockHashes(gone));
    this.notices.held.drop(mark.notices);
  }
}

function blockHashes(lines: readonly JournalLine[]): string[] {
  return lines.flatMap((line) => (line.kind === "block" ? line.hash : []));
}

function rawOf(value: unknown): Hex {
  if (typeof value === "string" && /^0x([0-9a-f]{2})+$/i.test(value)) return value as Hex;
  throw new RpcFault(rpcCode.invalidParams, "a signed transaction in hexadecimal is needed");
}

export function notHere(method: string): RpcFault {
  return new RpcFault(rpcCode.notFound, `${method.slice(0, 60)} is not available here`);
}
