import { randomBytes } from "node:crypto";
import { detailHash } from "../../core/log/detailHash.ts";
import type { Entry } from "../../core/log/Entry.ts";
import { type Address, type Hash, zeroAddress, zeroHash } from "../../core/log/Hex.ts";
import type { Appointment } from "./entryLog.ts";
import type { Scene } from "./Scene.ts";

/** An entry that no act of the contract leaves. */
export interface ForgedEntry extends Pick<Entry, "stream" | "actor" | "action" | "purpose"> {
  readonly message: string;
  readonly outcome?: Entry["outcome"];
  readonly doctor?: Address;
  readonly auditor?: Address;
  readonly commitment?: Hash;
  readonly version?: number;
  readonly detail?: Appointment;
}

/** The stream's next entry, in the newest entry's block and with its time; its head is still to be computed. */
export function nextEntry(scene: Scene, forged: ForgedEntry): Entry {
  const newest = scene.entries.at(-1) as Entry;
  const last = scene.stream(forged.stream).at(-1);
  const isOfRecord = forged.stream.startsWith("record:");
  const { record } = scene;
  const detail = forged.detail ?? null;
  return {
    recordId: isOfRecord ? record.recordId : 0,
    patient: record.patient,
    doctor: zeroAddress,
    auditor: zeroAddress,
    outcome: "success",
    status: isOfRecord ? record.status : "none",
    version: isOfRecord ? record.version : 0,
    commitment: detail ? detailHash(detail) : zeroHash,
    transactionHash: newest.transactionHash,
    ...forged,
    seq: (last?.seq ?? 0) + 1,
    recordedAtSeconds: newest.recordedAtSeconds,
    block: newest.block,
    logIndex: newest.logIndex + (detail ? 2 : 1),
    head: zeroHash,
    detail,
  };
}

export function randomHash(): Hash {
  return `0x${randomBytes(32).toString("hex")}`;
}
