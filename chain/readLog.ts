import { type Entry, type StreamId, streamOf } from "../core/log/Entry.ts";
import { zeroAddress } from "../core/log/Hex.ts";
import type { Finding } from "../core/tally/Finding.ts";
import { findingOf } from "../core/tally/findingOf.ts";
import type { Chain } from "./Chain.ts";
import { DecodeError } from "./DecodeError.ts";
import { decodePair, pairLogs } from "./decodeLogs.ts";
import { logRanges } from "./logRanges.ts";
import { RpcError } from "./RpcError.ts";
import { checkRawLog, listedLogs } from "./rawLogs.ts";
import type { BlockRange } from "./readEntries.ts";
import { type RawLog, Words } from "./Words.ts";

/** What a node shows of the log, to be judged: nothing in it is put right. */
export interface LogReading {
  /** In the order in which the node gave them. */
  readonly entries: readonly Entry[];
  /** Of the entry, and of its details. */
  readonly places: ReadonlyMap<Entry, readonly SaidPlace[]>;
  /** What the contract can't have written, where the stream can be told (L02). */
  readonly malformed: ReadonlyMap<StreamId, readonly Finding[]>;
  /** What is malformed otherwise, in words. */
  readonly faults: readonly string[];
}

/** Where a node says that a log stands, beside what its block commits to. */
export type SaidPlace = Pick<RawLog, "blockHash" | "transactionIndex" | "blockTimestamp">;

/** Faults told apart; a lying node could send any number. */
const faultsMost = 5;
/** A node that sends more, or more that can't be read, is not followed. */
const logsMost = 500_000;
const unreadableMost = 10_000;

/**
 * Reads the log as a node shows it. What can't be read is told beside what can, so that it touches only the records that it
 * is about.
 *
 * @throws RpcError, DecodeError where an answer is no list of logs at all
 */
export async function readLog(
  chain: Chain,
  range: BlockRange,
  signal?: AbortSignal,
): Promise<LogReading> {
  const reader = new LogReader();
  for await (const { answer, fromBlock, toBlock } of logRanges(chain, range, signal)) {
    reader.read(listedLogs(answer), (log) => checkRawLog(log, chain.contract, fromBlock, toBlock));
  }
  return reader;
}

class LogReader implements LogReading {
  readonly entries: Entry[] = [];
  readonly places = new Map<Entry, readonly SaidPlace[]>();
  readonly malformed = new Map<StreamId, Finding[]>();
  readonly faults: string[] = [];
  #logs = 0;
  #unreadable = 0;

  read(answers: readonly unknown[], check: (log: unknown) => RawLog): void {
    this.#logs += answers.length;
    if (this.#logs > logsMost) throw endless();
    const logs: RawLog[] = [];
    for (const answer of answers) {
      this.#trying(
        () => logs.push(check(answer)),
        (what) => this.#fault(what),
      );
    }
    const { entries, orphans } = pairLogs(logs);
    for (const { log, detail } of entries) {
      this.#trying(
        () => this.#add(decodePair(log, detail), detail ? [log, detail] : [log]),
        (what) => this.#blame(log, what),
      );
    }
    for (const _ of orphans) this.#fault("the node sent details that belong to no entry");
  }

  #add(entry: Entry, logs: readonly RawLog[]): void {
    this.entries.push(entry);
    this.places.set(entry, logs.map(placeOf));
  }

  #trying(work: () => void, onFault: (what: string) => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      this.#unreadable += 1;
      if (this.#unreadable > unreadableMost) throw endless();
      onFault(error.happened);
    }
  }

  /** An entry that can't be read counts against its stream, if that much can be read of it. */
  #blame(log: RawLog, what: string): void {
    const words = new Words(log);
    this.#trying(
      () => {
        const stream = streamOf(words.topicNumber(1), words.topicAddress(2), zeroAddress);
        const finding = findingOf("L02", stream, "an entry of the contract", what);
        const there = this.malformed.get(stream);
        if (there) there.push(finding);
        else this.malformed.set(stream, [finding]);
      },
      () => this.#fault(what),
    );
  }

  #fault(what: string): void {
    if (this.faults.length < faultsMost && !this.faults.includes(what)) this.faults.push(what);
  }
}

function placeOf({ blockHash, transactionIndex, blockTimestamp }: RawLog): SaidPlace {
  return { blockHash, transactionIndex, blockTimestamp };
}

function endless(): RpcError {
  return new RpcError("malformed", "the node's log is too long to be read");
}
