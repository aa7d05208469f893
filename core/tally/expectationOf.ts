import { isAccessAction } from "../log/Action.ts";
import type { Entry } from "../log/Entry.ts";
import { type Address, type Hash, zeroAddress, zeroHash } from "../log/Hex.ts";
import type { Purpose } from "../log/Purpose.ts";
import type { Reason } from "../log/Reason.ts";
import type { Role } from "../log/Role.ts";
import type { Status } from "../log/Status.ts";
import { rolesWith } from "../replay/availability.ts";
import { decide } from "../replay/decide.ts";
import type { LedgerRecord, LedgerState } from "../replay/LedgerState.ts";

/** What the contract must have done with the act behind an entry; a field that is absent may be anything. */
export interface Expectation {
  /** Why it would have reverted, so that no entry could exist; null where it would not. */
  readonly reverts: string | null;
  readonly reason: Reason;
  readonly status?: Status;
  readonly version?: number;
  readonly commitment?: Hash;
  readonly purpose?: Purpose;
}

/**
 * @param state after the entries before this one
 */
export function expectationOf(state: LedgerState, entry: Entry): Expectation {
  const role = state.participants.get(entry.actor)?.role ?? "none";
  const isGenesis = entry.stream === "registry" && entry.seq === 1;
  if (isGenesis) return genesis(entry);
  if (!rolesWith(entry.action).includes(role)) {
    return reverts(role === "none" ? "actor not registered" : `a ${role} can't ${entry.action}`);
  }
  const party = partyFault(state, entry, role);
  if (party !== null) return reverts(party);
  if (entry.stream === "registry") return inRegistry(entry);
  if (entry.recordId === 0) return inChart(state, entry);
  return inRecord(state, entry, role);
}

function reverts(why: string): Expectation {
  return { reverts: why, reason: "none" };
}

function genesis(entry: Entry): Expectation {
  const isRegistrar = entry.detail?.kind === "participant" && entry.detail.role === "registrar";
  if (entry.action !== "credential" || !isRegistrar) {
    return reverts("the registry begins with its registrar");
  }
  return { reverts: null, reason: "none", status: "none", version: 0, purpose: "HOPERAT" };
}

/** Actors of the wrong stream, and doctor or auditor fields that don't follow from the roles. */
function partyFault(state: LedgerState, entry: Entry, role: Role): string | null {
  const concerned = counterpart(entry, role);
  const concernedRole =
    entry.detail?.kind === "participant"
      ? entry.detail.role
      : (state.participants.get(concerned)?.role ?? "none");
  if (entry.doctor !== (concernedRole === "doctor" ? concerned : zeroAddress)) {
    return "its doctor is not the one concerned";
  }
  if (entry.auditor !== (concernedRole === "auditor" ? concerned : zeroAddress)) {
    return "its auditor is not the one concerned";
  }
  const isOwn = role === "patient" || entry.action === "register";
  const isPatientsOwn = !isOwn || entry.patient === entry.actor;
  return isPatientsOwn ? null : "a patient on another's chart";
}

function counterpart(entry: Entry, role: Role): Address {
  if (role === "doctor" || role === "auditor") return entry.actor;
  switch (entry.detail?.kind) {
    case "participant":
      return entry.detail.account;
    case "consent":
      return entry.detail.grantee;
    case "appointment":
      return entry.detail.doctor;
    default:
      return zeroAddress;
  }
}

function inRegistry(entry: Entry): Expectation {
  const isRegistryAct = entry.action === "credential" || entry.action === "suspend";
  if (!isRegistryAct) return reverts("not an act of the registry");
  return { reverts: null, reason: "none", status: "none", version: 0, purpose: "HOPERAT" };
}

function inChart(state: LedgerState, entry: Entry): Expectation {
  const chart = { reverts: null, status: "none", version: 0 } as const;
  switch (entry.action) {
    case "register":
      return { ...chart, reason: "none", purpose: "PATRQT" };
    case "grant":
    case "revoke":
      return { ...chart, reason: "none", purpose: "PATRQT" };
    case "book":
    case "reschedule":
    case "cancel":
      return { ...chart, reason: "none", purpose: "PATADMIN" };
    case "fulfil":
    case "noshow":
      return { ...chart, ...appointmentDecision(state, entry), purpose: "PATADMIN" };
    case "create": {
      const reason = decide(state, attemptOf(entry));
      if (reason === "none" && entry.outcome === "success")
        return reverts("a create in no record's stream");
      return { ...chart, reason };
    }
    default:
      return reverts("not an act of a chart");
  }
}

/** A denied one doesn't say which appointment it was: that the doctor was not named can't be derived from the log. */
function appointmentDecision(
  state: LedgerState,
  entry: Entry,
): { reason: Reason; commitment?: Hash } {
  if (state.participants.get(entry.actor)?.suspended)
    return { reason: "suspended", commitment: zeroHash };
  if (entry.outcome === "denied") return { reason: "not-named", commitment: zeroHash };
  const isNamed = entry.detail?.kind === "appointment" && entry.detail.doctor === entry.actor;
  return { reason: isNamed ? "none" : "not-named" };
}

function inRecord(state: LedgerState, entry: Entry, role: Role): Expectation {
  const record = state.records.get(entry.recordId);
  if (entry.action === "create") return created(state, entry, record);
  if (!record) return reverts("the record does not exist");
  if (record.status === "deleted") return reverts("the record is deleted");
  if (record.patient !== entry.patient) return reverts("the record is another patient's");
  const reason = decide(state, attemptOf(entry));
  const isDone = reason === "none";
  const unchanged = { reverts: null, reason, status: record.status, version: record.version };
  if (isAccessAction(entry.action)) {
    if (entry.version < 1 || entry.version > record.version) return reverts("no such version");
    return { reverts: null, reason, status: record.status };
  }
  switch (entry.action) {
    case "amend":
      if (!isDone) return unchanged;
      return { reverts: null, reason, status: "amended", version: record.version + 1 };
    case "delete": {
      const last = record.versions.at(-1)?.commitment;
      const commitment = last === undefined ? {} : { commitment: last };
      return { ...unchanged, ...commitment, status: isDone ? "deleted" : record.status };
    }
    case "query":
      return { ...unchanged, commitment: zeroHash, purpose: "HSYSADMIN" };
    case "report-mismatch":
      return { ...unchanged, ...(isDone ? {} : { commitment: zeroHash }), purpose: "HSYSADMIN" };
    default:
      return reverts(`a ${role} can't ${entry.action} a record`);
  }
}

function created(state: LedgerState, entry: Entry, record: LedgerRecord | undefined): Expectation {
  if (record) return reverts("the record exists already");
  if (state.participants.get(entry.patient)?.role !== "patient") return reverts("no such patient");
  const reason = decide(state, { ...attemptOf(entry), recordId: 0 });
  return { reverts: null, reason, status: "active", version: 1 };
}

function attemptOf(entry: Entry) {
  return {
    actor: entry.actor,
    action: entry.action,
    patient: entry.patient,
    recordId: entry.recordId,
    atSeconds: entry.recordedAtSeconds,
  };
}
