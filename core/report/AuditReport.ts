import type { Address, Hash, Hex } from "../log/Hex.ts";
import type { Finding } from "../tally/Finding.ts";
import type { Inventory } from "../tally/Inventory.ts";
import type { Tally } from "../tally/Tally.ts";

/** One question to a node, and what it answered. */
export interface NodeAnswer {
  readonly method: string;
  readonly params: readonly unknown[];
  readonly result: unknown;
}

/**
 * An audit as a file: the verdicts, and all that they rest on, so that anybody can come to them again without the node and
 * the vault.
 */
export interface AuditReport {
  readonly form: "medaudit-report/2";
  readonly sessionId: Hash;
  readonly chainId: number;
  readonly contract: Address;
  readonly deployBlock: number;
  readonly records: readonly number[];
  readonly deep: boolean;
  readonly tallies: readonly Tally[];
  /** Log, headers, proofs and, if deep, transactions and receipts, as the node gave them. */
  readonly node: readonly NodeAnswer[];
  /** Of the second node, where one was asked. */
  readonly witness: readonly NodeAnswer[] | null;
  /** Of these records; null where the vault didn't answer. */
  readonly inventory: Inventory | null;
  /** Checkpoints that were extended (`chain/checkpoint/Checkpoint.ts`). */
  readonly checkpoints: readonly unknown[];
  /** What only a reader could see, on the auditor's word. */
  readonly contentFindings: readonly {
    readonly record: number;
    readonly findings: readonly Finding[];
  }[];
  /** Why something can't be relied on that the rest doesn't show: saved checkpoints. */
  readonly faults: readonly string[];
  /** EIP-712, over the hash of all of the above in RFC 8785 form; null for a report that nobody answers for. */
  readonly auditor: Address | null;
  readonly signature: Hex | null;
}
