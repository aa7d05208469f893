import type { Result } from "ethers/abi";
import { actions } from "../core/log/Action.ts";
import { appointmentStates } from "../core/log/AppointmentState.ts";
import { roles } from "../core/log/Role.ts";

interface Refusal {
  readonly happened: (args: Result) => string;
  readonly todo: string;
}

/** What each custom error of the contract (`contracts/interfaces/`) says to a person; a test holds it against the ABI. */
export const ledgerRefusals: Readonly<Record<string, Refusal>> = {
  InvalidPurpose: {
    happened: () => "no purpose of use was given",
    todo: "choose one, such as TREAT",
  },
  InvalidCommitment: {
    happened: () => "a commitment, request hash or report hash is zero",
    todo: "let the client make it: use medaudit act or the dashboard",
  },
  NotRegistered: {
    happened: ([account]) => `${account} is not registered`,
    todo: "register as a patient, or have the registrar credential the account",
  },
  AlreadyRegistered: {
    happened: ([account]) => `${account} has a role already`,
    todo: "use another account: a role is for good",
  },
  AlreadySuspended: {
    happened: ([account]) => `${account} is suspended already`,
    todo: "credential the account again to end the suspension",
  },
  RoleNotAllowed: {
    happened: ([role, action]) =>
      `${nameOf(roles, role, 0)} can't ${nameOf(actions, action, 1)}, or be given it`,
    todo: "switch to a persona whose role has this action",
  },
  InvalidEncryptionKey: {
    happened: () => "the encryption key is zero",
    todo: "give an X25519 public key",
  },
  InvalidPermissions: {
    happened: ([bits]) => `these permissions (${bits}) don't fit the grantee's role and the scope`,
    todo: "an auditor takes audit; a doctor the others; create only for the whole chart; none only for one record",
  },
  InvalidPeriod: {
    happened: () => "the consent would end before it begins, or has ended already",
    todo: "give a period that ends in the future",
  },
  UnknownConsent: {
    happened: ([, grantee, recordId]) =>
      `there is no consent for ${grantee} on ${recordId === 0n ? "the chart" : `record ${recordId}`}`,
    todo: "see the consents on the Access screen",
  },
  UnknownAppointment: {
    happened: ([appointmentId]) => `there is no appointment ${appointmentId}`,
    todo: "see the Appointments screen",
  },
  AppointmentClosed: {
    happened: ([appointmentId, state]) =>
      `appointment ${appointmentId} is ${nameOf(appointmentStates, state, 0)}`,
    todo: "book a new one",
  },
  NotYourAppointment: {
    happened: ([appointmentId]) => `appointment ${appointmentId} is another patient's`,
    todo: "act as the patient who booked it",
  },
  SlotTaken: { happened: () => "that doctor's slot is taken", todo: "choose another time" },
  SlotInThePast: { happened: () => "that time has passed", todo: "choose a time to come" },
  NotADoctor: { happened: ([account]) => `${account} is not a doctor`, todo: "choose a doctor" },
  DoctorSuspended: { happened: () => "that doctor is suspended", todo: "choose another doctor" },
  RecordOfAnotherPatient: {
    happened: ([recordId]) => `record ${recordId} is another patient's`,
    todo: "name a record of the appointment's patient",
  },
  UnknownPatient: {
    happened: ([patient]) => `${patient} is not a patient`,
    todo: "choose a patient",
  },
  UnknownRecord: {
    happened: ([recordId]) => `there is no record ${recordId}`,
    todo: "choose a record",
  },
  RecordDeleted: {
    happened: ([recordId]) => `record ${recordId} is deleted`,
    todo: "only its log remains: medaudit tail --record",
  },
  NotYourChart: {
    happened: () => "the record belongs to another patient's chart",
    todo: "act as that patient, or as somebody with their consent",
  },
  UnknownVersion: {
    happened: ([recordId, version]) => `record ${recordId} has no version ${version}`,
    todo: "choose one of its versions",
  },
  StaleVersion: {
    happened: ([recordId, current]) => `record ${recordId} is at version ${current} by now`,
    todo: "look at that version, then try again",
  },
};

function nameOf(names: readonly string[], number: unknown, first: number): string {
  const name = names[Number(number) - first];
  return name === "none" ? "an unregistered account" : (name ?? String(number));
}
