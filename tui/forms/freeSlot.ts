import { slotSeconds } from "../../core/log/AppointmentState.ts";
import type { Address } from "../../core/log/Hex.ts";
import type { LedgerState } from "../../core/replay/LedgerState.ts";

/** Whether a live appointment holds the doctor's slot that this time falls in. */
export function isSlotTaken(
  ledger: LedgerState,
  doctor: Address,
  startsAtSeconds: number,
  except = 0,
): boolean {
  const slot = slotOf(startsAtSeconds);
  for (const one of ledger.appointments.values()) {
    const holds = one.state === "booked" && one.doctor === doctor;
    if (holds && one.appointmentId !== except && slotOf(one.startsAtSeconds) === slot) return true;
  }
  return false;
}

/** The doctor's nearest free slot from this time on, or before it where `direction` is -1; never in the past. */
export function nearestFreeSlot(
  ledger: LedgerState,
  doctor: Address,
  fromSeconds: number,
  nowSeconds: number,
  direction: 1 | -1 = 1,
): number {
  const first = (slotOf(nowSeconds) + 1) * slotSeconds;
  let at = Math.max(first, slotOf(fromSeconds) * slotSeconds);
  while (isSlotTaken(ledger, doctor, at)) {
    if (direction === -1 && at - slotSeconds < first)
      return nearestFreeSlot(ledger, doctor, at, nowSeconds);
    at += direction * slotSeconds;
  }
  return at;
}

function slotOf(seconds: number): number {
  return Math.floor(seconds / slotSeconds);
}
