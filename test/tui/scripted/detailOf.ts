import type { Detail } from "../../../core/log/Entry.ts";
import type { Address } from "../../../core/log/Hex.ts";
import type { Intent } from "../../../core/ports/Intent.ts";
import type { LedgerState } from "../../../core/replay/LedgerState.ts";
import { hashOf } from "./hashOf.ts";

/** What the contract's second event would say of an intent that is done. */
export function detailOf(
  intent: Intent,
  actor: Address,
  state: LedgerState,
  newAppointmentId: number,
): Detail | null {
  switch (intent.action) {
    case "register":
      return participant(actor, "patient", false);
    case "credential":
      return participant(intent.account, intent.role, false);
    case "suspend": {
      const role = state.participants.get(intent.account)?.role ?? "none";
      return participant(intent.account, role, true);
    }
    case "grant": {
      const { action: _, ...consent } = intent;
      return { kind: "consent", patient: actor, active: true, ...consent };
    }
    case "revoke":
      return {
        kind: "consent",
        patient: actor,
        grantee: intent.grantee,
        recordId: intent.recordId,
        active: false,
        permissions: [],
        validFromSeconds: 0,
        validUntilSeconds: 0,
      };
    case "book":
      return {
        kind: "appointment",
        appointmentId: newAppointmentId,
        patient: actor,
        doctor: intent.doctor,
        startsAtSeconds: intent.startsAtSeconds,
        state: "booked",
        recordId: 0,
      };
    case "reschedule":
      return appointment(state, intent.appointmentId, { startsAtSeconds: intent.startsAtSeconds });
    case "cancel":
      return appointment(state, intent.appointmentId, { state: "cancelled" });
    case "noshow":
      return appointment(state, intent.appointmentId, { state: "noshow" });
    case "fulfil":
      return appointment(state, intent.appointmentId, {
        state: "fulfilled",
        recordId: intent.recordId,
      });
    case "report-mismatch":
      return {
        kind: "mismatch",
        recordId: intent.recordId,
        auditor: actor,
        version: state.records.get(intent.recordId)?.version ?? 1,
        head: hashOf("head"),
        reportHash: hashOf("report"),
      };
    default:
      return null;
  }
}

type AppointmentDetail = Extract<Detail, { kind: "appointment" }>;

function appointment(
  state: LedgerState,
  appointmentId: number,
  change: Partial<AppointmentDetail>,
): Detail | null {
  const known = state.appointments.get(appointmentId);
  return known ? { kind: "appointment", ...known, ...change } : null;
}

function participant(
  account: Address,
  role: Extract<Detail, { kind: "participant" }>["role"],
  suspended: boolean,
): Detail {
  return { kind: "participant", account, role, suspended, encryptionKey: hashOf(account) };
}
