import type { AppointmentState } from "../../core/log/AppointmentState.ts";
import type { Appointment } from "../../core/replay/LedgerState.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { memo } from "../state/memo.ts";
import { dayTime } from "../text/formatTime.ts";
import type { Span, Tone } from "../text/Line.ts";
import { columnPane } from "./columnPane.ts";
import type { Pane } from "./Pane.ts";

export const appointmentTones: Readonly<Record<AppointmentState, Tone>> = {
  none: "dim",
  booked: "accent",
  fulfilled: "good",
  cancelled: "dim",
  noshow: "warn",
};

const sorted = memo(
  (state: DashboardState) => [state.ledger, state.persona],
  ({ ledger, persona }): readonly Appointment[] => {
    const rank = (one: Appointment) =>
      (isOf(one, persona.address) ? 0 : 2) + (one.state === "booked" ? 0 : 1);
    return [...ledger.appointments.values()].sort(
      (a, b) => rank(a) - rank(b) || a.startsAtSeconds - b.startsAtSeconds,
    );
  },
);

/** Everybody's appointments: the persona's own first, then booked before past ones. */
export const appointmentsPane: Pane<Appointment> = columnPane<Appointment>({
  id: "appointments",
  title: () => "Appointments",
  note: (state) => {
    const mine = sorted(state).filter((one) => isOf(one, state.persona.address)).length;
    return `${mine} of yours · ${sorted(state).length}`;
  },
  rows: sorted,
  idOf: ({ appointmentId }) => String(appointmentId),
  empty: () => "No appointments yet. A patient books one with b.",
  columns: [
    {
      title: "",
      width: 1,
      cell: (row, { persona }): Span =>
        isOf(row, persona.address) ? { text: "●", tone: "good" } : { text: " ", tone: "dim" },
    },
    {
      title: "no",
      width: 3,
      align: "right",
      cell: ({ appointmentId }) => ({ text: String(appointmentId), tone: "strong" }),
    },
    {
      title: "starts",
      width: 12,
      cell: ({ startsAtSeconds }) => ({ text: dayTime(startsAtSeconds), tone: "plain" }),
    },
    {
      title: "state",
      width: 9,
      cell: ({ state }) => ({ text: state, tone: appointmentTones[state] }),
    },
    {
      title: "patient",
      width: 10,
      grows: 1,
      cell: ({ patient }, { names }) => ({ text: names.full(patient), tone: "plain" }),
    },
    {
      title: "doctor",
      width: 10,
      grows: 1,
      cell: ({ doctor }, { names }) => ({ text: names.full(doctor), tone: "plain" }),
    },
    {
      title: "record",
      width: 6,
      spare: 1,
      cell: ({ recordId }) => ({ text: recordId > 0 ? `#${recordId}` : "", tone: "dim" }),
    },
  ],
});

function isOf(appointment: Appointment, address: string): boolean {
  return appointment.patient === address || appointment.doctor === address;
}
