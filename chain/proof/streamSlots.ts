import { keccak256 } from "ethers/crypto";
import type { StreamId } from "../../core/log/Entry.ts";
import type { Address, Hash } from "../../core/log/Hex.ts";

/** Where the contract keeps what (`storageLayout` of the compiler; a test holds these against it). */
export const storageLayout = {
  participants: 0n,
  registrySeq: 1n,
  registryHead: 2n,
  consents: 3n,
  records: 4n,
} as const;

/** Offsets from a struct's first slot. */
const headOffset = 1n;
const thirdOffset = 2n;

/** The storage slots of a stream's seq (packed with other fields) and head. */
export function streamSlots(stream: StreamId): { readonly seq: Hash; readonly head: Hash } {
  if (stream === "registry") {
    return { seq: slot(storageLayout.registrySeq), head: slot(storageLayout.registryHead) };
  }
  const [kind, key] = stream.split(":") as [string, string];
  const base =
    kind === "record"
      ? mappingSlot(BigInt(key), storageLayout.records)
      : mappingSlot(BigInt(key), storageLayout.participants);
  return { seq: slot(base), head: slot(base + headOffset) };
}

/** The slots of a record: its packed state, and its commitment. */
export function recordSlots(recordId: number): { readonly state: Hash; readonly commitment: Hash } {
  const base = mappingSlot(BigInt(recordId), storageLayout.records);
  return { state: slot(base), commitment: slot(base + thirdOffset) };
}

/** The slots of a participant: role and suspension (packed with other fields), and encryption key. */
export function participantSlots(account: Address): { readonly state: Hash; readonly key: Hash } {
  const base = mappingSlot(BigInt(account), storageLayout.participants);
  return { state: slot(base), key: slot(base + thirdOffset) };
}

export function consentSlot(patient: Address, grantee: Address, recordId: number): Hash {
  const ofPatient = mappingSlot(BigInt(patient), storageLayout.consents);
  return slot(mappingSlot(BigInt(recordId), mappingSlot(BigInt(grantee), ofPatient)));
}

/** The seq in the word that holds it: for a record the last 7 bytes, for a chart 8 bytes after role and suspension. */
export function seqIn(stream: StreamId, word: bigint): number {
  if (stream === "registry") return Number(word & 0xffff_ffff_ffff_ffffn);
  if (stream.startsWith("record:")) return Number(word >> 200n);
  return Number((word >> 16n) & 0xffff_ffff_ffff_ffffn);
}

function mappingSlot(key: bigint, slotNumber: bigint): bigint {
  return BigInt(keccak256(`0x${word(key)}${word(slotNumber)}`));
}

function slot(value: bigint): Hash {
  return `0x${word(value)}`;
}

function word(value: bigint): string {
  return value.toString(16).padStart(64, "0");
}
