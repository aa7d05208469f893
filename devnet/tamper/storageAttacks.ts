import { randomBytes } from "node:crypto";
import { streamSlots } from "../../chain/proof/streamSlots.ts";
import type { Hash } from "../../core/log/Hex.ts";
import type { FindingCode } from "../../core/tally/Finding.ts";

export interface StorageAttack {
  readonly kind: string;
  readonly codes: readonly FindingCode[];
  readonly title: string;
  /** @returns the slot to write, and what to write in place of the word that stands there */
  readonly apply: (recordId: number) => {
    readonly slot: Hash;
    readonly change: (word: bigint) => bigint;
  };
}

/** A record's status stands in the byte above its version (20 bytes of patient, 4 of version). */
const versionBit = 160n;
const commitmentOffset = 2n;

/** Edits of the contract's storage, mined in so that the block's header knows them: what whoever runs the chain could do. */
export const storageAttacks: readonly StorageAttack[] = [
  {
    kind: "change-head",
    codes: ["L03"],
    title: "overwrite the record's head in the contract's storage",
    apply: (recordId) => ({
      slot: streamSlots(`record:${recordId}`).head,
      change: () => BigInt(`0x${randomBytes(32).toString("hex")}`),
    }),
  },
  {
    kind: "change-registry-head",
    codes: ["L03"],
    title: "overwrite the registry's head in the contract's storage",
    apply: () => ({
      slot: streamSlots("registry").head,
      change: () => BigInt(`0x${randomBytes(32).toString("hex")}`),
    }),
  },
  {
    kind: "change-version",
    codes: ["A03"],
    title: "raise the record's version in the contract's storage",
    apply: (recordId) => ({
      slot: streamSlots(`record:${recordId}`).seq,
      change: (word) => word + (1n << versionBit),
    }),
  },
  {
    kind: "change-commitment",
    codes: ["A03"],
    title: "overwrite the record's commitment in the contract's storage",
    apply: (recordId) => {
      const base = BigInt(streamSlots(`record:${recordId}`).seq);
      return {
        slot: `0x${(base + commitmentOffset).toString(16).padStart(64, "0")}`,
        change: (word) => word ^ 1n,
      };
    },
  },
];
