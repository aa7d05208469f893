import { slotSeconds } from "../../core/log/AppointmentState.ts";
import type { Appointment } from "../../core/replay/LedgerState.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { memo } from "../state/memo.ts";
import { clockTime, dayTime, fullTime } from "../text/formatTime.ts";
import type { Line } from "../text/Line.ts";
import { appointmentsPane, appointmentTones } from "./appointmentsPane.ts";
import { outcomeMark, outcomeWords } from "./entryWords.ts";
import type { Pane } from "./Pane.ts";
import { selected } from "./selected.ts";
import { fact, type TextRow, textRows } from "./TextRow.ts";

const rowsOf = memo(
  (state: DashboardState) => [selected(appointmentsPane, state), state.logRevision],
  (state): readonly TextRow[] => {
    const appointment = selected(appointmentsPane, state);
    return appointment ? textRows(linesOf(appointment, state)) : [];
  },
);

/** One appointment, what happened to it, and the doctor's day around it. */
export const appointmentPane: Pane<TextRow> = {
  id: "appointment",
  title: (state) => {
    const appointment = selected(appointmentsPane, state);
    return appointment ? `Appointment ${appointment.appointmentId}` : "Appointment";
  },
  note: (state) => selected(appointmentsPane, state)?.state ?? "",
  rows: rowsOf,
  idOf: ({ id }) => id,
  line: ({ line }) => line,
  empty: () => "Choose an appointment to see its history.",
  isText: true,
};

function linesOf(appointment: Appointment, state: DashboardState): Line[] {
  const { names } = state;
  const lines: Line[] = [
    fact("when", `${fullTime(appointment.startsAtSeconds)}, ${slotSeconds / 60} minutes`, 7),
    fact("patient", names.full(appointment.patient), 7),
    fact("doctor", names.full(appointment.doctor), 7),
    [
      { text: " state   ", tone: "dim" },
      { text: appointment.state, tone: appointmentTones[appointment.state] },
      {
        text: appointment.recordId > 0 ? `, record ${appointment.recordId} came of it` : "",
        tone: "plain",
      },
    ],
    [{ text: " History", tone: "accent" }],
  ];
  for (const { entry } of state.log.ofAppointment(appointment.appointmentId)) {
    lines.push([
      { text: `   ${dayTime(entry.recordedAtSeconds)} `, tone: "dim" },
      outcomeMark(entry),
      { text: ` ${names.short(entry.actor)}: `, tone: "plain" },
      { text: outcomeWords(entry), tone: entry.outcome === "denied" ? "bad" : "plain" },
    ]);
  }
  return [...lines, ...doctorsDay(appointment, state)];
}

function doctorsDay(appointment: Appointment, state: DashboardState): Line[] {
  const day = dayTime(appointment.startsAtSeconds).slice(0, 6);
  const others = [...state.ledger.appointments.values()]
    .filter((one) => one.doctor === appointment.doctor && one.state === "booked")
    .filter((one) => dayTime(one.startsAtSeconds).slice(0, 6) === day)
    .sort((a, b) => a.startsAtSeconds - b.startsAtSeconds)
    .map((one) => clockTime(one.startsAtSeconds).slice(0, 5));
  const taken = others.length > 0 ? others.join(" ") : "nothing else booked";
  return [
    [
      { text: ` ${state.names.full(appointment.doctor)}'s ${day}: `, tone: "accent" },
      { text: taken, tone: "plain" },
    ],
  ];
}
