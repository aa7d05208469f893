import { createHash } from "node:crypto";
import { numberOf, quantity } from "../../chain/hexQuantity.ts";
import type { Hash, Hex } from "../../core/log/Hex.ts";
import type { BlockLine, ControlLine, JournalLine } from "../journal/JournalLine.ts";
import { type ClockState, clockSeconds, wallClock } from "./ChainClock.ts";
import { blockGasLimit, type Node } from "./startNode.ts";

/** What the miner knows beside the node; saved and put back with the node's own snapshot. */
interface MinerState {
  readonly height: number;
  readonly lastSeconds: number;
  readonly clock: ClockState;
  readonly unmined: ReadonlyMap<Hash, Hex>;
}

export interface Snapshot extends MinerState {
  readonly id: unknown;
}

export interface MinedBlock {
  readonly number: number;
  readonly hash: Hash;
  readonly transactions: readonly Hash[];
}

interface BlockAnswer {
  readonly hash: Hash;
  readonly gasUsed: string;
  readonly transactions: readonly Hash[];
}

/** Makes blocks that depend on nothing but the journal: time and randomness are given, never the node's own. */
export class Miner {
  readonly #node: Node;
  readonly #session: string;
  readonly #write: (line: JournalLine) => void;
  #height = 0;
  #lastSeconds: number;
  #clock: ClockState = wallClock;
  #unmined = new Map<Hash, Hex>();

  constructor(
    node: Node,
    session: string,
    genesisSeconds: number,
    write: (line: JournalLine) => void,
  ) {
    this.#node = node;
    this.#session = session;
    this.#lastSeconds = genesisSeconds;
    this.#write = write;
  }

  get height(): number {
    return this.#height;
  }

  /** The time that a block mined now would have. */
  get nextSeconds(): number {
    return Math.max(this.#lastSeconds, clockSeconds(this.#clock, Date.now()));
  }

  /** Of the last block. */
  get lastSeconds(): number {
    return this.#lastSeconds;
  }

  get unminedCount(): number {
    return this.#unmined.size;
  }

  isUnmined(hash: Hash): boolean {
    return this.#unmined.has(hash);
  }

  setClock(clock: ClockState): void {
    this.#clock = clock;
    this.#write({ kind: "clock", ...clock });
  }

  /** Checks a signed transaction and has it wait for the next block. @throws RpcFault */
  async send(raw: Hex): Promise<Hash> {
    const hash = (await this.#node.request("eth_sendRawTransaction", [raw])) as Hash;
    this.#unmined.set(hash, raw);
    return hash;
  }

  /** Takes back what was sent and isn't mined. */
  async drop(hash: Hash): Promise<void> {
    await this.#node.request("hardhat_dropTransaction", [hash]);
    this.#unmined.delete(hash);
  }

  /** @param atSeconds instead of the clock's time; raised to the last block's where it is before */
  async mine(atSeconds = clockSeconds(this.#clock, Date.now())): Promise<MinedBlock> {
    const seconds = Math.max(atSeconds, this.#lastSeconds);
    await this.#makeBlock(seconds);
    const block = (await this.#node.request("eth_getBlockByNumber", [
      quantity(this.#height),
      false,
    ])) as BlockAnswer;
    const raws = block.transactions.flatMap((hash) => this.#unmined.get(hash) ?? []);
    for (const hash of block.transactions) this.#unmined.delete(hash);
    this.#write({ kind: "block", number: this.#height, seconds, hash: block.hash, raws });
    // A block more than half full raises the price of gas from 0 for good.
    if (numberOf(block.gasUsed) > blockGasLimit / 2) {
      await this.control("hardhat_setNextBlockBaseFeePerGas", ["0x0"]);
    }
    return { number: this.#height, hash: block.hash, transactions: block.transactions };
  }

  /** A control that makes no block. @throws RpcFault */
  async control(method: string, params: readonly unknown[]): Promise<unknown> {
    const line: ControlLine = { kind: "control", method, params };
    const result = await this.#node.request(method, params);
    this.#write(line);
    return result;
  }

  async save(): Promise<Snapshot> {
    return {
      id: await this.#node.request("evm_snapshot"),
      height: this.#height,
      lastSeconds: this.#lastSeconds,
      clock: this.#clock,
      unmined: new Map(this.#unmined),
    };
  }

  async restore(snapshot: Snapshot): Promise<void> {
    await this.#node.request("evm_revert", [snapshot.id]);
    this.#height = snapshot.height;
    this.#lastSeconds = snapshot.lastSeconds;
    this.#clock = snapshot.clock;
    this.#unmined = new Map(snapshot.unmined);
  }

  /** Does again what a line says, without writing it down. */
  async replay(line: JournalLine): Promise<void> {
    if (line.kind === "clock") this.#clock = line;
    else if (line.kind === "control") await this.#node.request(line.method, line.params);
    else await this.#replayBlock(line);
  }

  /** As `replay`, in another history. @returns the line as it has come about there */
  async redo(line: JournalLine): Promise<JournalLine> {
    await this.replay(line);
    if (line.kind !== "block") return line;
    const place = [quantity(line.number), false];
    const block = (await this.#node.request("eth_getBlockByNumber", place)) as BlockAnswer;
    return { ...line, hash: block.hash };
  }

  /** What has been sent and isn't mined. */
  get unmined(): readonly Hex[] {
    return [...this.#unmined.values()];
  }

  async #replayBlock(line: BlockLine): Promise<void> {
    for (const raw of line.raws) await this.#node.request("eth_sendRawTransaction", [raw]);
    await this.#makeBlock(line.seconds);
  }

  async #makeBlock(seconds: number): Promise<void> {
    const randao = createHash("sha256").update(`${this.#session} ${this.#height + 1}`);
    await this.#node.request("hardhat_setPrevRandao", [`0x${randao.digest("hex")}`]);
    await this.#node.request("evm_mine", [seconds]);
    this.#height += 1;
    this.#lastSeconds = seconds;
  }
}
