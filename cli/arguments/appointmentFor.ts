import { InputError } from "../../core/errors/InputError.ts";
import { addressIn } from "./addressIn.ts";
import type { ActArguments, IntentContext } from "./intentOf.ts";
import { parseCount } from "./parseCount.ts";

/**
 * The appointment that is meant: the one named, or the only booked one of the actor (with that doctor or patient, if said).
 *
 * @throws InputError where there is none, or several
 */
export function appointmentFor(args: ActArguments, context: IntentContext): number {
  if (args.appointment !== undefined) return parseCount(args.appointment, "appointment");
  const { actor, personas, state } = context;
  const doctor = args.to === undefined ? null : addressIn(args.to, personas);
  const patient = args.patient === undefined ? null : addressIn(args.patient, personas);
  const fitting = [...state.appointments.values()].filter(
    (one) =>
      one.state === "booked" &&
      (one.patient === actor.address || one.doctor === actor.address) &&
      (doctor === null || one.doctor === doctor) &&
      (patient === null || one.patient === patient),
  );
  const [only, ...others] = fitting;
  if (only && others.length === 0) return only.appointmentId;
  const numbers = fitting.map((one) => one.appointmentId).join(", ");
  throw new InputError({
    code: "MA-INPUT-APPOINTMENT",
    happened: only ? `several appointments fit: ${numbers}` : "no booked appointment fits",
    todo: only ? "say which with --appointment" : "book one first, or give --appointment",
  });
}
