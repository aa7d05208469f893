import { slotSeconds } from "../../core/log/AppointmentState.ts";
import type { Address } from "../../core/log/Hex.ts";
import type { LedgerState } from "../../core/replay/LedgerState.ts";
import { formTime } from "../text/formatTime.ts";
import { isSlotTaken, nearestFreeSlot } from "./freeSlot.ts";
import { parseWhen } from "./parseWhen.ts";

/** What is wrong with a slot as typed; null for nothing. */
export function slotProblem(
  ledger: LedgerState,
  doctor: Address,
  text: string,
  nowSeconds: number,
  except = 0,
): string | null {
  const at = parseWhen(text, nowSeconds);
  if (at === null) return "a date and time, such as 2026-11-24 09:30";
  if (at < nowSeconds) return "in the past";
  if (!isSlotTaken(ledger, doctor, at, except)) return null;
  const free = nearestFreeSlot(ledger, doctor, at, nowSeconds);
  return `taken; nearest free: ${formTime(free)} (↓)`;
}

/** The free slot before or after the one that is typed. */
export function stepSlot(
  ledger: LedgerState,
  doctor: Address,
  text: string,
  nowSeconds: number,
  direction: 1 | -1,
): string {
  const at = parseWhen(text, nowSeconds) ?? nowSeconds;
  const from = at + direction * slotSeconds;
  return formTime(nearestFreeSlot(ledger, doctor, from, nowSeconds, direction));
}
