import type { Action } from "../../../core/log/Action.ts";
import type { Entry, StreamId } from "../../../core/log/Entry.ts";
import { type Address, type Hash, zeroAddress, zeroHash } from "../../../core/log/Hex.ts";
import { messageOf } from "../../../core/log/messageOf.ts";
import type { Purpose } from "../../../core/log/Purpose.ts";
import type { Reason } from "../../../core/log/Reason.ts";
import type { LedgerState } from "../../../core/replay/LedgerState.ts";
import type { Call } from "./Call.ts";

type Expected = Omit<
  Entry,
  "head" | "block" | "transactionHash" | "logIndex" | "detail" | "commitment"
> & {
  /** Null where it is the hash of the details. */
  readonly commitment: Hash | null;
};

const administrative: Partial<Record<Action, Purpose>> = {
  register: "PATRQT",
  grant: "PATRQT",
  revoke: "PATRQT",
  credential: "HOPERAT",
  suspend: "HOPERAT",
  book: "PATADMIN",
  reschedule: "PATADMIN",
  cancel: "PATADMIN",
  fulfil: "PATADMIN",
  noshow: "PATADMIN",
};

/** The entry that this call leaves, from the state that the log gave before it. */
export function expectedEntry(
  state: LedgerState,
  actor: Address,
  action: Action,
  call: Call,
  reason: Reason,
  atSeconds: number,
): Expected {
  const isAllowed = reason === "none";
  const common = {
    actor,
    action,
    outcome: isAllowed ? ("success" as const) : ("denied" as const),
    purpose: administrative[action] ?? call.purpose ?? "TREAT",
    recordedAtSeconds: atSeconds,
    message: messageOf(action, reason),
  };
  if (isOnRecord(action) || (action === "create" && isAllowed)) {
    const recordId = action === "create" ? state.records.size + 1 : (call.recordId ?? 0);
    const record = state.records.get(recordId);
    const isNew = isAllowed && (action === "create" || action === "amend");
    const version = isNew ? (record?.version ?? 0) + 1 : (call.version ?? record?.version ?? 0);
    const changed = { create: "active", amend: "amended", delete: "deleted" } as const;
    const status =
      isAllowed && action in changed
        ? changed[action as keyof typeof changed]
        : (record?.status ?? "none");
    return {
      ...common,
      ...inStream(state, `record:${recordId}`),
      recordId,
      patient: record?.patient ?? call.patient ?? zeroAddress,
      ...concerned(state, actor),
      version,
      status,
      commitment: commitmentOf(action, call, record?.versions.at(-1)?.commitment, isAllowed),
    };
  }
  const appointment = state.appointments.get(call.appointmentId ?? 0);
  const isRegistry = action === "credential" || action === "suspend";
  const patient = isRegistry ? zeroAddress : (appointment?.patient ?? call.patient ?? actor);
  const counterpart = isAllowed ? (appointment?.doctor ?? call.account ?? actor) : actor;
  const isCredential = action === "credential";
  return {
    ...common,
    ...inStream(state, isRegistry ? "registry" : `chart:${patient}`),
    recordId: 0,
    patient,
    ...(isCredential ? credentialed(call) : concerned(state, counterpart)),
    version: 0,
    status: "none",
    commitment: isAllowed ? null : action === "create" ? (call.commitment ?? zeroHash) : zeroHash,
  };
}

function isOnRecord(action: Action): boolean {
  return ["view", "copy", "print", "amend", "delete", "query", "report-mismatch"].includes(action);
}

function inStream(state: LedgerState, stream: StreamId) {
  return { stream, seq: (state.streams.get(stream)?.seq ?? 0) + 1 };
}

function concerned(state: LedgerState, account: Address) {
  const role = state.participants.get(account)?.role;
  return {
    doctor: role === "doctor" ? account : zeroAddress,
    auditor: role === "auditor" ? account : zeroAddress,
  };
}

function credentialed(call: Call) {
  const [account, role] = call.args as [Address, number];
  return {
    doctor: role === 2 ? account : zeroAddress,
    auditor: role === 3 ? account : zeroAddress,
  };
}

function commitmentOf(
  action: Action,
  call: Call,
  last: Hash | undefined,
  isAllowed: boolean,
): Hash | null {
  if (action === "delete") return last ?? zeroHash;
  if (action === "query") return zeroHash;
  if (action === "report-mismatch") return isAllowed ? null : zeroHash;
  return call.commitment ?? zeroHash;
}
