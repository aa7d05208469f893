import type { Action } from "./Action.ts";
import type { Detail, Entry } from "./Entry.ts";
import { type Address, type Hash, zeroAddress } from "./Hex.ts";
import { reasonOfMessage } from "./messageOf.ts";
import type { Outcome } from "./Outcome.ts";
import type { Purpose } from "./Purpose.ts";
import type { Reason } from "./Reason.ts";
import type { Role } from "./Role.ts";
import type { Status } from "./Status.ts";

/** An entry as every `--json` prints it; times in ISO 8601, absent parties null. */
export interface EntryJson {
  readonly stream: string;
  readonly seq: number;
  readonly recordId: number | null;
  readonly patient: Address | null;
  readonly actor: Address;
  readonly actorRole: Role;
  readonly doctor: Address | null;
  readonly auditor: Address | null;
  readonly action: Action;
  readonly outcome: Outcome;
  readonly status: Status | null;
  readonly purpose: Purpose;
  readonly version: number | null;
  readonly recordedAt: string;
  readonly block: number;
  readonly transactionHash: Hash;
  readonly logIndex: number;
  readonly commitment: Hash;
  readonly head: Hash;
  readonly message: string;
  readonly reason?: Reason;
  readonly details?: Record<string, unknown>;
}

/** @param actorRole the role the actor had when the entry was made */
export function entryJson(entry: Entry, actorRole: Role): EntryJson {
  const isOfRecord = entry.recordId > 0;
  const reason = entry.outcome === "denied" ? reasonOfMessage(entry.message) : null;
  return {
    stream: entry.stream,
    seq: entry.seq,
    recordId: isOfRecord ? entry.recordId : null,
    patient: orNull(entry.patient),
    actor: entry.actor,
    actorRole,
    doctor: orNull(entry.doctor),
    auditor: orNull(entry.auditor),
    action: entry.action,
    outcome: entry.outcome,
    status: isOfRecord ? entry.status : null,
    purpose: entry.purpose,
    version: isOfRecord ? entry.version : null,
    recordedAt: isoTime(entry.recordedAtSeconds),
    block: entry.block,
    transactionHash: entry.transactionHash,
    logIndex: entry.logIndex,
    commitment: entry.commitment,
    head: entry.head,
    message: entry.message,
    ...(reason === null ? {} : { reason }),
    ...(entry.detail === null ? {} : { details: detailJson(entry.detail) }),
  };
}

/** Times beyond what a date can hold (a hostile node's) stay numbers. */
function isoTime(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString();
}

function orNull(address: Address): Address | null {
  return address === zeroAddress ? null : address;
}

function detailJson(detail: Detail): Record<string, unknown> {
  switch (detail.kind) {
    case "participant":
    case "mismatch":
      return { ...detail };
    case "consent": {
      const { validFromSeconds, validUntilSeconds, exact: _, ...rest } = detail;
      return {
        ...rest,
        validFrom: isoTime(validFromSeconds),
        validUntil: validUntilSeconds === 0 ? null : isoTime(validUntilSeconds),
      };
    }
    case "appointment": {
      const { startsAtSeconds, exact: _, ...rest } = detail;
      return { ...rest, startsAt: isoTime(startsAtSeconds) };
    }
  }
}
