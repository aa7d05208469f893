import type { Action } from "../../../core/log/Action.ts";
import type { Address } from "../../../core/log/Hex.ts";
import { rolesWith } from "../../../core/replay/availability.ts";
import type { LedgerState } from "../../../core/replay/LedgerState.ts";
import type { Call } from "./Call.ts";

/** Whether the log alone says that this call reverts for who calls, and on what: everything but what is in the arguments. */
export function mustRevert(
  state: LedgerState,
  actor: Address,
  action: Action,
  call: Call,
): boolean {
  const role = state.participants.get(actor)?.role ?? "none";
  if (!rolesWith(action).includes(role)) return true;
  const isForRecord = (call.recordId ?? 0) !== 0 && action !== "revoke";
  const isOnRecord = [
    "view",
    "copy",
    "print",
    "amend",
    "delete",
    "query",
    "report-mismatch",
  ].includes(action);
  if (isForRecord || isOnRecord) {
    const record = state.records.get(call.recordId ?? 0);
    if (record === undefined || record.status === "deleted") return true;
    if (role === "patient" && record.patient !== actor && (isOnRecord || action === "grant"))
      return true;
  }
  if (call.appointmentId !== undefined) {
    const appointment = state.appointments.get(call.appointmentId);
    if (appointment?.state !== "booked") return true;
    if (role === "patient" && appointment.patient !== actor) return true;
  }
  return false;
}
