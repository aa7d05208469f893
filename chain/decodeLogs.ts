import { actions } from "../core/log/Action.ts";
import { appointmentStates } from "../core/log/AppointmentState.ts";
import { type Detail, type Entry, streamOf } from "../core/log/Entry.ts";
import { type Hash, zeroAddress } from "../core/log/Hex.ts";
import { outcomes } from "../core/log/Outcome.ts";
import { permissionsOf } from "../core/log/Permission.ts";
import { purposes } from "../core/log/Purpose.ts";
import { roles } from "../core/log/Role.ts";
import { statuses } from "../core/log/Status.ts";
import { DecodeError } from "./DecodeError.ts";
import { eventTopics } from "./eventTopics.ts";
import { numberOf } from "./hexQuantity.ts";
import { type RawLog, Words } from "./Words.ts";

/**
 * The entries in these logs of the contract, in the order of the logs. A detail event belongs to the entry that follows it
 * at the next log index of the same transaction.
 *
 * @throws DecodeError
 */
export function decodeLogs(logs: readonly RawLog[]): Entry[] {
  const entries: Entry[] = [];
  let detail: { readonly value: Detail; readonly log: RawLog } | null = null;
  for (const log of logs) {
    const topic = log.topics[0];
    if (topic === eventTopics.AuditLog) {
      const isItsDetail =
        detail !== null &&
        detail.log.transactionHash === log.transactionHash &&
        numberOf(detail.log.logIndex) === numberOf(log.logIndex) - 1;
      entries.push(decodeEntry(log, isItsDetail && detail ? detail.value : null));
      detail = null;
    } else {
      detail = { value: decodeDetail(log), log };
    }
  }
  return entries;
}

function decodeEntry(log: RawLog, detail: Detail | null): Entry {
  const words = new Words(log);
  words.expect(3, 13);
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
    recordedAtSeconds: words.number(8),
    commitment: words.hash(9),
    head: words.hash(10),
    message: words.text(12),
    block: numberOf(log.blockNumber),
    transactionHash: log.transactionHash.toLowerCase() as Hash,
    logIndex: numberOf(log.logIndex),
    detail,
  };
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
        permissions: permissionsOf(words.number(1)),
        validFromSeconds: words.number(2),
        validUntilSeconds: words.number(3),
      };
    case eventTopics.AppointmentSet:
      words.expect(3, 3);
      return {
        kind: "appointment",
        appointmentId: words.topicNumber(1),
        patient: words.topicAddress(2),
        doctor: words.topicAddress(3),
        startsAtSeconds: words.number(0),
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

function named<T extends string>(names: readonly T[], place: number, what: string): T {
  const name = names[place];
  if (name === undefined) throw new DecodeError(`${what} ${place} does not exist`);
  return name;
}
