import { ledgerAbi } from "../../chain/ledgerAbi.ts";
import type { RawLog } from "../../chain/Words.ts";
import { actionNumber } from "../../core/log/Action.ts";
import { appointmentStates } from "../../core/log/AppointmentState.ts";
import type { Detail, Entry } from "../../core/log/Entry.ts";
import type { Address } from "../../core/log/Hex.ts";
import { outcomes } from "../../core/log/Outcome.ts";
import { purposeNumber } from "../../core/log/Purpose.ts";
import { statuses } from "../../core/log/Status.ts";

export type Appointment = Extract<Detail, { kind: "appointment" }>;

/** An entry as a node would give its log. */
export function entryLog(contract: Address, entry: Entry): RawLog {
  return logOf(contract, entry, entry.logIndex, "AuditLog", [
    entry.recordId,
    entry.patient,
    entry.actor,
    entry.doctor,
    entry.auditor,
    actionNumber(entry.action),
    outcomes.indexOf(entry.outcome),
    statuses.indexOf(entry.status),
    purposeNumber(entry.purpose),
    entry.seq,
    entry.version,
    entry.recordedAtSeconds,
    entry.commitment,
    entry.head,
    entry.message,
  ]);
}

/** The detail event in front of an appointment's entry. */
export function appointmentLog(contract: Address, entry: Entry, detail: Appointment): RawLog {
  return logOf(contract, entry, entry.logIndex - 1, "AppointmentSet", [
    detail.appointmentId,
    detail.patient,
    detail.doctor,
    detail.startsAtSeconds,
    appointmentStates.indexOf(detail.state),
    detail.recordId,
  ]);
}

function logOf(
  contract: Address,
  { block, transactionHash }: Entry,
  index: number,
  event: string,
  values: readonly unknown[],
): RawLog {
  const { topics, data } = ledgerAbi().encodeEventLog(event, values);
  return {
    address: contract,
    topics: topics as string[],
    data,
    blockNumber: `0x${block.toString(16)}`,
    transactionHash,
    logIndex: `0x${index.toString(16)}`,
  };
}
