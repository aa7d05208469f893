import { join } from "node:path";
import type { RawLog } from "../../chain/Words.ts";

/** Where a log stands: `block:index`. */
export type LogPlace = `${number}:${number}`;

/** One thing that a lying node changes in what it answers. */
export type Lie =
  | { readonly kind: "drop"; readonly places: readonly LogPlace[] }
  | { readonly kind: "repeat"; readonly place: LogPlace }
  | { readonly kind: "swap"; readonly first: LogPlace; readonly second: LogPlace }
  | { readonly kind: "alter"; readonly place: LogPlace; readonly log: Partial<RawLog> }
  /** Logs that nobody ever wrote. */
  | { readonly kind: "add"; readonly logs: readonly RawLog[] }
  /** Any other answer, of calls to this method whose parameters contain this text. */
  | {
      readonly kind: "answer";
      readonly method: string;
      readonly contains: string;
      readonly edit: AnswerEdit;
      /** For `flip`: which character of the answer. */
      readonly at?: number;
    };

export type AnswerEdit =
  | "refuse"
  | "flip"
  | "empty-proof"
  | "alter-proof"
  | "receipt"
  | "signature";

/** Lies are in force while this file is in a session's folder. */
export function lyingFile(directory: string): string {
  return join(directory, "lying.json");
}
