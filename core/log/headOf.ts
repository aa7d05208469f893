import { actionNumber } from "./Action.ts";
import type { Entry } from "./Entry.ts";
import type { Address, Hash } from "./Hex.ts";
import { keccak } from "./keccak.ts";
import { outcomes } from "./Outcome.ts";
import { purposeNumber } from "./Purpose.ts";
import { statuses } from "./Status.ts";

/** Which ledger an entry belongs to: part of every head, so that no entry fits into another ledger. */
export interface LedgerId {
  readonly chainId: number;
  readonly contract: Address;
}

const wordBytes = 32;
const wordCount = 17;

/**
 * The head that a stream has after this entry, as the contract computes it: keccak256 of 17 ABI words (`ILog.AuditLog`).
 *
 * @param previousHead the stream's head before it; zero before the first
 */
export function headOf(entry: Entry, previousHead: Hash, ledger: LedgerId): Hash {
  return keccak(headWords(entry, previousHead, ledger));
}

/** What a head is the hash of. */
export function headWords(entry: Entry, previousHead: Hash, ledger: LedgerId): Uint8Array {
  const words = Buffer.alloc(wordBytes * wordCount);
  let word = 0;
  const hex = (value: string) => {
    const digits = value.slice(2);
    words.write(digits, (word + 1) * wordBytes - digits.length / 2, "hex");
    word += 1;
  };
  const integer = (value: number) => {
    words.writeUInt32BE(Math.floor(value / 2 ** 32), (word + 1) * wordBytes - 8);
    words.writeUInt32BE(value % 2 ** 32, (word + 1) * wordBytes - 4);
    word += 1;
  };
  hex(previousHead);
  integer(ledger.chainId);
  hex(ledger.contract);
  integer(entry.recordId);
  hex(entry.patient);
  hex(entry.actor);
  hex(entry.doctor);
  hex(entry.auditor);
  integer(actionNumber(entry.action));
  integer(outcomeNumber(entry));
  integer(statuses.indexOf(entry.status));
  integer(purposeNumber(entry.purpose));
  integer(entry.seq);
  integer(entry.version);
  integer(entry.recordedAtSeconds);
  hex(entry.commitment);
  hex(messageHash(entry.message));
  return words;
}

function outcomeNumber(entry: Entry): number {
  return outcomes.indexOf(entry.outcome);
}

/** Messages are few, constants of the contract: hashed once each. Bounded, since a lying node may send any. */
const messageHashes = new Map<string, Hash>();
const messageHashesMost = 256;

function messageHash(message: string): Hash {
  const known = messageHashes.get(message);
  if (known) return known;
  const hash = keccak(Buffer.from(message, "utf8"));
  if (messageHashes.size < messageHashesMost) messageHashes.set(message, hash);
  return hash;
}
