import type { ActionTarget } from "../../core/replay/availability.ts";
import type { Appointment } from "../../core/replay/LedgerState.ts";
import { performAct } from "../acts/performAct.ts";
import { bookForm } from "../forms/bookForm.ts";
import { openForm } from "../forms/changeForm.ts";
import { fulfilForm } from "../forms/fulfilForm.ts";
import { rescheduleForm } from "../forms/rescheduleForm.ts";
import { openLayer } from "../layers/openLayer.ts";
import type { ScreenId } from "../layout/ScreenId.ts";
import { appointmentsPane } from "../panes/appointmentsPane.ts";
import { selected } from "../panes/selected.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import type { Session } from "../state/Session.ts";
import { dayTime } from "../text/formatTime.ts";
import { actCommand } from "./actCommand.ts";
import type { Command } from "./Command.ts";

const scope: readonly ScreenId[] = ["appointments"];

function target(state: DashboardState): ActionTarget {
  const appointment = selected(appointmentsPane, state);
  return appointment
    ? { appointmentId: appointment.appointmentId, patient: appointment.patient }
    : {};
}

function onAppointment(go: (session: Session, appointment: Appointment) => void) {
  return (session: Session) => {
    const appointment = selected(appointmentsPane, session.store.getState());
    if (appointment) go(session, appointment);
  };
}

export const appointmentCommands: readonly Command[] = [
  actCommand({
    action: "book",
    keys: ["b"],
    scope,
    title: "Book an appointment",
    footer: "book",
    go: (session) => openLayer(session, { kind: "form", form: openForm(bookForm(session)) }),
  }),
  actCommand({
    action: "reschedule",
    keys: ["r"],
    scope,
    title: "Reschedule the appointment",
    footer: "reschedule",
    target,
    go: onAppointment((session, appointment) =>
      openLayer(session, { kind: "form", form: openForm(rescheduleForm(session, appointment)) }),
    ),
  }),
  actCommand({
    action: "cancel",
    keys: ["x"],
    scope,
    title: "Cancel the appointment",
    footer: "cancel",
    target,
    go: onAppointment((session, appointment) =>
      ask(session, appointment, "cancel", "Cancel", "Keep it booked with Esc."),
    ),
  }),
  actCommand({
    action: "fulfil",
    keys: ["F"],
    scope,
    title: "Fulfil the appointment",
    footer: "fulfil",
    target,
    go: onAppointment((session, appointment) =>
      openLayer(session, { kind: "form", form: openForm(fulfilForm(session, appointment)) }),
    ),
  }),
  actCommand({
    action: "noshow",
    keys: ["M"],
    scope,
    title: "Note that the patient missed it",
    footer: "missed",
    target,
    go: onAppointment((session, appointment) =>
      ask(session, appointment, "noshow", "Note as missed", "It can't be fulfilled afterwards."),
    ),
  }),
];

function ask(
  session: Session,
  appointment: Appointment,
  action: "cancel" | "noshow",
  verb: string,
  consequence: string,
): void {
  const { names } = session.store.getState();
  const { appointmentId } = appointment;
  openLayer(session, {
    kind: "confirm",
    title: `${verb}: appointment ${appointmentId}?`,
    question: [
      `${dayTime(appointment.startsAtSeconds)}, ${names.full(appointment.patient)} with ${names.full(appointment.doctor)}.`,
      consequence,
    ],
    confirmLabel: `${verb} appointment ${appointmentId}`,
    isConfirming: false,
    confirm: () => {
      void performAct(session, `${action} appointment ${appointmentId}`, { action, appointmentId });
    },
  });
}
