import { actions } from "../core/log/Action.ts";
import { appointmentStates } from "../core/log/AppointmentState.ts";
import { type Detail, type Entry, streamOf } from "../core/log/Entry.ts";
import { type Hash, zeroAddress } from "../core/log/Hex.ts";
import { outcomes } from "../core/log/Outcome.ts";
import { permissionBits, permissionsOf } from "../core/log/Permission.ts";
import { purposes } from "../core/log/Purpose.ts";
import { roles } from "../core/log/Role.ts";
import { statuses } from "../core/log/Status.ts";
import { DecodeError } from "./DecodeError.ts";
import { eventTopics } from "./eventTopics.ts";
import { numberOf } from "./hexQuantity.ts";
import { type RawLog, Words } from "./Words.ts";

/** What a date can hold (ECMA-262). */
const secondsMost = 8_640_000_000_000;

/**
 * The entries in these logs of the contract, in the order of the logs. A detail event belongs to the entry at the next log
 * index of the same transaction.
 *
 * @throws DecodeError
 */
export function decodeLogs(logs: readonly RawLog[]): Entry[] {
  const pairing = pairLogs(logs);
  const [orphan] = pairing.orphans;
  if (orphan) throw new DecodeError("its details belong to no entry");
  return pairing.entries.map(({ log, detail }) => decodePair(log, detail));
}

export interface PairedLogs {
  readonly entries: readonly { readonly log: RawLog; readonly detail: RawLog | null }[];
  /** What is neither an entry nor in front of one. */
  readonly orphans: readonly RawLog[];
}

/** Entries with the detail events in front of them, whatever order they come in. @throws RpcError */
export function pairLogs(logs: readonly RawLog[]): PairedLogs {
  const details = new Map<string, RawLog>();
  const isEntry = (log: RawLog) => log.topics[0] === eventTopics.AuditLog;
  for (const log of logs) if (!isEntry(log)) details.set(placeOf(log, 1), log);
  const entries: { log: RawLog; detail: RawLog | null }[] = [];
  const used = new Set<RawLog>();
  for (const log of logs) {
    if (!isEntry(log)) continue;
    const detail = (details.size > 0 && details.get(placeOf(log, 0))) || null;
    if (detail) used.add(detail);
    entries.push({ log, detail });
  }
  return { entries, orphans: logs.filter((log) => !isEntry(log) && !used.has(log)) };
}

function placeOf(log: RawLog, offset: number): string {
  const block = numberOf(log.blockNumber);
  return `${block}:${log.transactionHash}:${numberOf(log.logIndex) + offset}`;
}

/** @throws DecodeError */
export function decodePair(log: RawLog, detail: RawLog | null): Entry {
  return decodeEntry(log, detail && decodeDetail(detail));
}

function decodeEntry(log: RawLog, detail: Detail | null): Entry {
  const words = new Words(log);
  words.expect(3, 13, Number.POSITIVE_INFINITY);
  const recordId = words.topicNumber(1);
  const patient = words.topicAddress(2);
  const messageAt = words.number(11);
  if (messageAt !== 12 * 32) throw new DecodeError("its message stands elsewhere");
  return {
    stream: streamOf(recordId, patient, zeroAddress),
    recordId,
    patient,
    actor: words.topicAddress(3),
    doctor: words.address(0),
    auditor: words.address(1),
    action: named(actions, words.number(2) - 1, "action"),
    outcome: named(outcomes, words.number(3), "outcome"),
    status: named(statuses, words.number(4), "status"),
    purpose: named(purposes, words.number(5) - 1, "purpose"),
    seq: words.number(6),
    version: words.number(7),
    recordedAtSeconds: clockTime(words.number(8)),
    commitment: words.hash(9),
    head: words.hash(10),
    message: words.text(12),
    block: numberOf(log.blockNumber),
    transactionHash: log.transactionHash.toLowerCase() as Hash,
    logIndex: numberOf(log.logIndex),
    detail,
  };
}

/** A block's time that no clock can show is none. */
function clockTime(seconds: number): number {
  if (seconds > secondsMost) throw new DecodeError("its time is beyond all time");
  return seconds;
}

function decodeDetail(log: RawLog): Detail {
  const words = new Words(log);
  switch (log.topics[0]) {
    case eventTopics.ParticipantSet:
      words.expect(1, 3);
      return {
        kind: "participant",
        account: words.topicAddress(1),
        role: named(roles, words.number(0), "role"),
        suspended: words.flag(1),
        encryptionKey: words.hash(2),
      };
    case eventTopics.ConsentSet:
      words.expect(3, 4);
      return {
        kind: "consent",
        patient: words.topicAddress(1),
        grantee: words.topicAddress(2),
        recordId: words.topicNumber(3),
        active: words.flag(0),
        permissions: permissionsIn(words.number(1)),
        ...words.times({ validFromSeconds: 2, validUntilSeconds: 3 }),
      };
    case eventTopics.AppointmentSet:
      words.expect(3, 3);
      return {
        kind: "appointment",
        appointmentId: words.topicNumber(1),
        patient: words.topicAddress(2),
        doctor: words.topicAddress(3),
        ...words.times({ startsAtSeconds: 0 }),
        state: named(appointmentStates, words.number(1), "state"),
        recordId: words.number(2),
      };
    case eventTopics.MismatchReported:
      words.expect(2, 3);
      return {
        kind: "mismatch",
        recordId: words.topicNumber(1),
        auditor: words.topicAddress(2),
        version: words.number(0),
        head: words.hash(1),
        reportHash: words.hash(2),
      };
    default:
      throw new DecodeError("its event is not one of the contract's");
  }
}

function permissionsIn(bits: number) {
  const set = permissionsOf(bits);
  if (permissionBits(set) !== bits) throw new DecodeError("a permission does not exist");
  return set;
}

function named<T extends string>(names: readonly T[], place: number, what: string): T {
  const name = names[place];
  if (name === undefined) throw new DecodeError(`${what} ${place} does not exist`);
  return name;
}
