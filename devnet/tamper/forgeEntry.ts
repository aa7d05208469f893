import { randomBytes } from "node:crypto";
import { streamSlots } from "../../chain/proof/streamSlots.ts";
import { detailHash } from "../../core/log/detailHash.ts";
import type { Entry } from "../../core/log/Entry.ts";
import { type Address, type Hash, zeroAddress, zeroHash } from "../../core/log/Hex.ts";
import { headOf } from "../../core/log/headOf.ts";
import { type Appointment, appointmentLog, entryLog } from "./entryLog.ts";
import type { Scene } from "./Scene.ts";

export interface ForgedEntry extends Pick<Entry, "stream" | "actor" | "action" | "purpose"> {
  readonly message: string;
  readonly outcome?: Entry["outcome"];
  readonly doctor?: Address;
  readonly auditor?: Address;
  readonly commitment?: Hash;
  readonly version?: number;
  readonly detail?: Appointment;
  /** Against the block's time. */
  readonly secondsLate?: number;
  /** The newest entry's where left out. */
  readonly transactionHash?: Hash;
}

/**
 * Adds an entry that nobody ever made: whoever runs the chain writes its head into the contract's storage and shows it in
 * the log.
 */
export async function forgeEntry(scene: Scene, forged: ForgedEntry): Promise<void> {
  const newest = scene.entries.at(-1) as Entry;
  const last = scene.stream(forged.stream).at(-1);
  const isOfRecord = forged.stream.startsWith("record:");
  const { record } = scene;
  const detail = forged.detail ?? null;
  const entry: Entry = {
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
    recordedAtSeconds: newest.recordedAtSeconds + (forged.secondsLate ?? 0),
    block: newest.block,
    logIndex: newest.logIndex + (detail ? 2 : 1),
    head: zeroHash,
    detail,
  };
  const head = headOf(entry, last?.head ?? zeroHash, scene.chain);
  const { contract } = scene.chain;
  const logs = [
    ...(detail ? [appointmentLog(contract, entry, detail)] : []),
    entryLog(contract, { ...entry, head }),
  ];
  scene.lie({ kind: "add", logs });
  await moveHead(scene, forged.stream, 1n, head);
}

/** One entry more or less in a stream's storage. */
export async function moveHead(
  scene: Scene,
  stream: Entry["stream"],
  step: 1n | -1n,
  head: Hash,
): Promise<void> {
  const slots = streamSlots(stream);
  const shift = stream === "registry" ? 0n : stream.startsWith("record:") ? 200n : 16n;
  await scene.store(slots.seq, (word) => word + (step << shift));
  await scene.store(slots.head, () => BigInt(head));
}

export function randomHash(): Hash {
  return `0x${randomBytes(32).toString("hex")}`;
}
