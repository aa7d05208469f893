import type { Hash } from "../log/Hex.ts";
import type { Finding } from "./Finding.ts";

export type Verdict = "tallies" | "does-not-tally" | "indeterminate";

export type Proof = "anchored" | "self-consistent" | "unavailable";

/** A record reconciled with its log at one block; in JSON as it stands. */
export interface Tally {
  readonly record: number;
  readonly verdict: Verdict;
  readonly block: number;
  readonly blockHash: Hash;
  /** Of the record's stream. */
  readonly seq: number;
  readonly head: Hash;
  readonly proof: Proof;
  readonly findings: readonly Finding[];
}
