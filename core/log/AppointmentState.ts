/** The place is the number in the contract's `AppointmentState`. */
export const appointmentStates = ["none", "booked", "fulfilled", "cancelled", "noshow"] as const;

export type AppointmentState = (typeof appointmentStates)[number];

/** Length of a doctor's slot; `AppointmentSet.startsAt` takes the slot it falls in. */
export const slotSeconds = 900;
