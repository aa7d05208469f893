import { detailHash } from "../../core/log/detailHash.ts";
import type { Entry } from "../../core/log/Entry.ts";
import { type Address, zeroAddress, zeroHash } from "../../core/log/Hex.ts";
import { headOf } from "../../core/log/headOf.ts";

export const benchLedger = { chainId: 31_337, contract: address(0xc0ffee) };
/**
 * A registered patient, and a doctor who views records again and again.
 *
 * @param records how many; the views are theirs in turn
 */
export function viewEntries(views: number, records = 1): Entry[] {
  const [registrar, patient, doctor] = [address(1), address(2), address(3)];
  const heads = new Map<string, { seq: number; head: Entry["head"] }>();
  const entries: Entry[] = [];
  const add = (
    entry: Partial<Entry> & Pick<Entry, "stream" | "action" | "actor" | "message" | "purpose">,
  ) => {
    const last = heads.get(entry.stream) ?? { seq: 0, head: zeroHash };
    const whole: Entry = {
      seq: last.seq + 1,
      recordId: 0,
      patient: zeroAddress,
      doctor: zeroAddress,
      auditor: zeroAddress,
      outcome: "success",
      status: "none",
      version: 0,
      recordedAtSeconds: 1_790_000_000 + entries.length,
      commitment: entry.detail ? detailHash(entry.detail) : zeroHash,
      head: zeroHash,
      block: entries.length + 1,
      transactionHash: zeroHash,
      logIndex: 0,
      detail: null,
      ...entry,
    };
    const head = headOf(whole, last.head, benchLedger);
    heads.set(entry.stream, { seq: whole.seq, head });
    entries.push({ ...whole, head });
  };
  const participant = (account: Address, role: "registrar" | "patient" | "doctor") =>
    ({ kind: "participant", account, role, suspended: false, encryptionKey: zeroHash }) as const;
  const registry = {
    stream: "registry",
    purpose: "HOPERAT",
    action: "credential",
    message: "participant credentialed",
  } as const;
  const chart = { stream: `chart:${patient}`, purpose: "PATRQT", patient, actor: patient } as const;
  const record = (recordId: number) =>
    ({ stream: `record:${recordId}`, recordId, patient, status: "active", version: 1 }) as const;
  add({ ...registry, actor: registrar, detail: participant(registrar, "registrar") });
  add({ ...registry, actor: registrar, doctor, detail: participant(doctor, "doctor") });
  add({
    ...chart,
    action: "register",
    message: "patient registered",
    detail: participant(patient, "patient"),
  });
  add({
    ...chart,
    action: "grant",
    message: "consent granted",
    doctor,
    detail: {
      kind: "consent",
      patient,
      grantee: doctor,
      recordId: 0,
      active: true,
      permissions: ["create", "view"],
      validFromSeconds: 0,
      validUntilSeconds: 0,
    },
  });
  for (let recordId = 1; recordId <= records; recordId += 1) {
    add({
      ...record(recordId),
      action: "create",
      actor: doctor,
      doctor,
      message: "record created",
      purpose: "TREAT",
    });
  }
  for (let n = 0; n < views; n += 1) {
    add({
      ...record(1 + (n % records)),
      action: "view",
      actor: doctor,
      doctor,
      message: "record viewed",
      purpose: "TREAT",
    });
  }
  return entries;
}

function address(number: number): Address {
  return `0x${number.toString(16).padStart(40, "0")}`;
}
