import { type Action, isAccessAction } from "../log/Action.ts";
import type { Address } from "../log/Hex.ts";
import { type Reason, reasonSentence } from "../log/Reason.ts";
import type { Role } from "../log/Role.ts";
import { decide } from "./decide.ts";
import type { LedgerState } from "./LedgerState.ts";

/** What an action would be done to; leave out what isn't chosen yet. */
export interface ActionTarget {
  readonly patient?: Address;
  readonly recordId?: number;
  readonly appointmentId?: number;
}

const rolesOf: Record<Action, readonly Role[]> = {
  register: ["none"],
  credential: ["registrar"],
  suspend: ["registrar"],
  book: ["patient"],
  reschedule: ["patient"],
  cancel: ["patient"],
  fulfil: ["doctor"],
  noshow: ["doctor"],
  grant: ["patient"],
  revoke: ["patient"],
  create: ["doctor"],
  view: ["patient", "doctor", "auditor"],
  copy: ["doctor"],
  print: ["patient", "doctor"],
  amend: ["doctor"],
  delete: ["doctor"],
  query: ["auditor"],
  "report-mismatch": ["auditor"],
};

/** Roles whose action this is (`contracts/`: any other reverts). */
export function rolesWith(action: Action): readonly Role[] {
  return rolesOf[action];
}

/**
 * Why this account can't do this now, as a short phrase; null where it can. The ledger decides: a refusal that this
 * predicts can still be tried, and leaves its entry ({@link refusalOf} tells which).
 */
export function whyNot(
  state: LedgerState,
  actor: Address,
  action: Action,
  target: ActionTarget,
  atSeconds: number,
): string | null {
  const role = state.participants.get(actor)?.role ?? "none";
  if (!rolesOf[action].includes(role)) return offeredTo(action, role);
  const blocked = blockedByState(state, actor, role, action, target);
  if (blocked !== null) return blocked;
  const reason = refusalOf(state, actor, action, target, atSeconds);
  return reason === "none" ? null : reasonSentence(reason);
}

/** The reason with which the ledger would deny it with an entry; `none` where it would be allowed or would revert. */
export function refusalOf(
  state: LedgerState,
  actor: Address,
  action: Action,
  target: ActionTarget,
  atSeconds: number,
): Reason {
  if (action === "fulfil" || action === "noshow") {
    if (state.participants.get(actor)?.suspended) return "suspended";
    const appointment = state.appointments.get(target.appointmentId ?? 0);
    return appointment && appointment.doctor !== actor ? "not-named" : "none";
  }
  const isOnRecord =
    isAccessAction(action) || ["amend", "delete", "query", "report-mismatch"].includes(action);
  const recordId = isOnRecord ? (target.recordId ?? 0) : 0;
  const patient = isOnRecord ? state.records.get(recordId)?.patient : target.patient;
  if (patient === undefined || !(isOnRecord || action === "create")) return "none";
  return decide(state, { actor, action, patient, recordId, atSeconds });
}

function offeredTo(action: Action, role: Role): string {
  if (role === "none") return "not registered yet";
  if (action === "register") return "registered already";
  return `only for ${rolesOf[action].map((one) => `${one}s`).join(", ")}`;
}

function blockedByState(
  state: LedgerState,
  actor: Address,
  role: Role,
  action: Action,
  target: ActionTarget,
): string | null {
  if (target.recordId !== undefined && target.recordId > 0) {
    const record = state.records.get(target.recordId);
    if (!record) return "no such record";
    if (record.status === "deleted") return "the record is deleted";
    if (role === "patient" && record.patient !== actor) return "another patient's record";
  }
  if (["reschedule", "cancel", "fulfil", "noshow"].includes(action)) {
    const appointment = state.appointments.get(target.appointmentId ?? 0);
    if (!appointment) return "no appointment chosen";
    if (appointment.state !== "booked") return `the appointment is ${appointment.state}`;
    if (role === "patient" && appointment.patient !== actor) return "another patient's appointment";
  }
  const needsRecord =
    isAccessAction(action) || ["amend", "delete", "query", "report-mismatch"].includes(action);
  if (needsRecord && !target.recordId) return "no record chosen";
  return null;
}
