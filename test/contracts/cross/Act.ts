import fc from "fast-check";
import type { Action } from "../../../core/log/Action.ts";

/** An act before it is known on what: numbers that pick among what there is when it is its turn. */
export interface Act {
  readonly action: Action;
  /** Picks the actor: mostly somebody of the role that has the action. */
  readonly actor: number;
  /** Picks the account acted on. */
  readonly account: number;
  /** Picks the record or the appointment. */
  readonly thing: number;
  readonly bits: number;
  readonly hash: string;
  readonly purpose: number;
  readonly startsIn: number;
  readonly lasts: number;
  /** Seconds that pass before it. */
  readonly pause: number;
}

const weights: readonly (readonly [Action, number])[] = [
  ["register", 1],
  ["credential", 2],
  ["suspend", 1],
  ["book", 3],
  ["reschedule", 2],
  ["cancel", 1],
  ["fulfil", 2],
  ["noshow", 1],
  ["grant", 7],
  ["revoke", 2],
  ["create", 6],
  ["view", 6],
  ["copy", 3],
  ["print", 3],
  ["amend", 5],
  ["delete", 1],
  ["query", 4],
  ["report-mismatch", 5],
];

const number = fc.nat({ max: 0xffff_ffff });
const pause = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 30 }) },
  { weight: 2, arbitrary: fc.nat({ max: 3_600 }) },
  { weight: 1, arbitrary: fc.nat({ max: 3 * 86_400 }) },
);

export const anyAct: fc.Arbitrary<Act> = fc.record({
  action: fc.oneof(
    ...weights.map(([action, weight]) => ({ weight, arbitrary: fc.constant(action) })),
  ),
  actor: number,
  account: number,
  thing: number,
  bits: fc.nat({ max: 255 }),
  hash: fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .map((bytes) => `0x${Buffer.from(bytes).toString("hex")}`),
  purpose: fc.nat({ max: 7 }),
  startsIn: fc.oneof(fc.constant(0), fc.nat({ max: 86_400 })),
  lasts: fc.oneof(fc.constant(0), fc.nat({ max: 3 * 86_400 })),
  pause,
});

export const anyHistory = fc.array(anyAct, { minLength: 60, maxLength: 90, size: "max" });
