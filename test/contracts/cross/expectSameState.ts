import { expect } from "vitest";
import { appointmentStates } from "../../../core/log/AppointmentState.ts";
import { permissionBits } from "../../../core/log/Permission.ts";
import { roles } from "../../../core/log/Role.ts";
import { statuses } from "../../../core/log/Status.ts";
import type { LedgerState } from "../../../core/replay/LedgerState.ts";
import type { LocalLedger } from "../driver/LocalLedger.ts";

/** The replayed state is the contract's: everything that its views tell. */
export async function expectSameState(ledger: LocalLedger, state: LedgerState): Promise<void> {
  const call = async (name: string, ...args: unknown[]) =>
    (await ledger.call(name, args)).map(plain);
  expect(await call("recordCount")).toEqual([state.records.size]);
  expect(await call("appointmentCount")).toEqual([state.appointments.size]);
  const registry = state.streams.get("registry");
  expect(await call("registry")).toEqual([registry?.seq, registry?.head]);
  for (const { address, role, suspended, encryptionKey } of state.participants.values()) {
    expect(await call("participant", address)).toEqual([
      roles.indexOf(role),
      suspended,
      encryptionKey,
    ]);
    const chart = state.streams.get(`chart:${address}`);
    if (role === "patient") expect(await call("chart", address)).toEqual([chart?.seq, chart?.head]);
  }
  for (const record of state.records.values()) {
    const stream = state.streams.get(`record:${record.recordId}`);
    const { patient, version, status, versions } = record;
    const expected = [
      patient,
      version,
      statuses.indexOf(status),
      stream?.seq,
      stream?.head,
      versions.at(-1)?.commitment,
    ];
    expect(await call("record", record.recordId)).toEqual(expected);
  }
  for (const consent of state.consents.values()) {
    const {
      patient,
      grantee,
      recordId,
      permissions,
      validFromSeconds,
      validUntilSeconds,
      grantedSeq,
    } = consent;
    const expected = [
      true,
      permissionBits(permissions),
      validFromSeconds,
      validUntilSeconds,
      grantedSeq,
    ];
    expect(await call("consent", patient, grantee, recordId)).toEqual(expected);
  }
  for (const appointment of state.appointments.values()) {
    const { appointmentId, patient, doctor, startsAtSeconds, recordId } = appointment;
    const place = appointmentStates.indexOf(appointment.state);
    expect(await call("appointment", appointmentId)).toEqual([
      patient,
      doctor,
      startsAtSeconds,
      place,
      recordId,
    ]);
  }
}

function plain(value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}
