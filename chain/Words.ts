import type { ExactTimes } from "../core/log/Entry.ts";
import type { Address, Hash, Hex } from "../core/log/Hex.ts";
import { addressOf } from "./addressOf.ts";
import { DecodeError } from "./DecodeError.ts";

/** A log as `eth_getLogs` and receipts give it. */
export interface RawLog {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
  readonly blockNumber: string;
  readonly transactionHash: string;
  readonly logIndex: string;
  /** Not part of what is read, but held against its block where it is said. */
  readonly blockHash?: unknown;
  readonly transactionIndex?: unknown;
  readonly blockTimestamp?: unknown;
}

const digits = 64;
/** 64 bits. */
const isTime = /^0{48}[0-9a-f]{16}$/;

/** Strict reading of a log's ABI words: what a contract can't have written is refused, not rounded. */
export class Words {
  readonly #topics: readonly string[];
  readonly #data: string;

  constructor(log: RawLog) {
    this.#topics = log.topics;
    this.#data = log.data.slice(2).toLowerCase();
  }

  /** Checks the number of indexed fields, and that the data has so many words (or more, where they say) and no part of one. */
  expect(indexed: number, wordsLeast: number, wordsMost = wordsLeast): void {
    if (this.#topics.length !== indexed + 1)
      throw new DecodeError("its topics are not its event's");
    const words = this.#data.length / digits;
    if (!Number.isInteger(words) || words < wordsLeast || words > wordsMost) {
      throw new DecodeError("its data is not as long as its event's");
    }
  }

  number(at: number): number {
    return numberIn(this.#word(at));
  }

  /** Times in these words, by field, with what a number doesn't hold exactly. */
  times<Field extends string>(
    places: Readonly<Record<Field, number>>,
  ): Record<Field, number> & { readonly exact?: ExactTimes } {
    const times = {} as Record<Field, number>;
    const exact: Record<string, Hex> = {};
    for (const [field, at] of Object.entries(places) as [Field, number][]) {
      const word = this.#word(at);
      if (!isTime.test(word)) throw new DecodeError("a time is malformed");
      times[field] = Number(`0x${word}`);
      if (!Number.isSafeInteger(times[field])) exact[field] = `0x${word}`;
    }
    return Object.keys(exact).length > 0 ? { ...times, exact } : times;
  }

  hash(at: number): Hash {
    return `0x${this.#word(at)}`;
  }

  address(at: number): Address {
    return addressIn(this.#word(at));
  }

  flag(at: number): boolean {
    const number = this.number(at);
    if (number > 1) throw new DecodeError("a flag is neither true nor false");
    return number === 1;
  }

  /** A string whose length stands at this word and whose bytes end the data, padded with zeros. */
  text(at: number): string {
    const bytes = this.number(at);
    const start = (at + 1) * digits;
    const end = start + bytes * 2;
    const padded = Math.ceil(bytes / 32) * digits;
    if (this.#data.length !== start + padded) throw new DecodeError("its message is cut off");
    if (!/^0*$/.test(this.#data.slice(end))) throw new DecodeError("its padding is not empty");
    return Buffer.from(this.#data.slice(start, end), "hex").toString("utf8");
  }

  topicNumber(at: number): number {
    return numberIn(this.#topic(at));
  }

  topicAddress(at: number): Address {
    return addressIn(this.#topic(at));
  }

  #word(at: number): string {
    return this.#data.slice(at * digits, (at + 1) * digits);
  }

  #topic(at: number): string {
    return (this.#topics[at] ?? "").slice(2).toLowerCase();
  }
}

function numberIn(word: string): number {
  const number = Number.parseInt(word, 16);
  if (word.length !== digits || !Number.isSafeInteger(number))
    throw new DecodeError("a number is too large");
  return number;
}

function addressIn(word: string): Address {
  if (!/^0{24}[0-9a-f]{40}$/.test(word)) throw new DecodeError("an address is malformed");
  return addressOf(word.slice(24));
}
