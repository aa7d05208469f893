import type { Entry, StreamId } from "../log/Entry.ts";
import { messageOf, reasonOfMessage } from "../log/messageOf.ts";
import { reasonSentence } from "../log/Reason.ts";
import { applyEntry, draftOf } from "../replay/applyEntries.ts";
import { emptyLedgerState } from "../replay/emptyLedgerState.ts";
import type { LedgerState } from "../replay/LedgerState.ts";
import { expectationOf } from "./expectationOf.ts";
import type { Finding } from "./Finding.ts";
import { findingOf, placeOf } from "./findingOf.ts";

export interface Judgement {
  readonly findings: ReadonlyMap<StreamId, readonly Finding[]>;
  /** After the last entry. */
  readonly state: LedgerState;
}

/**
 * Replays the log as the contract's state machine and compares what each entry says with what follows from those before it
 * (A01, A02, A03, A04).
 *
 * @param entries of all streams, in the chain's order
 */
export function judgeEntries(entries: Iterable<Entry>): Judgement {
  const findings = new Map<StreamId, Finding[]>();
  const draft = draftOf(emptyLedgerState);
  for (const entry of entries) {
    const found = judge(draft, entry);
    if (found) {
      const list = findings.get(entry.stream);
      if (list) list.push(found);
      else findings.set(entry.stream, [found]);
    }
    applyEntry(draft, entry);
  }
  return { findings, state: draft };
}

function judge(state: LedgerState, entry: Entry): Finding | null {
  const expected = expectationOf(state, entry);
  const place = placeOf(entry);
  if (expected.reverts !== null) {
    return findingOf("A01", place, `a revert: ${expected.reverts}`, entry.message);
  }
  const said = entry.outcome === "success" ? "none" : reasonOfMessage(entry.message);
  if (said !== expected.reason) {
    const expectation =
      expected.reason === "none" ? "success" : `denied: ${reasonSentence(expected.reason)}`;
    if (entry.outcome === "denied") return findingOf("A02", place, expectation, entry.message);
    const code = expected.reason === "not-reported" ? "A04" : "A01";
    return findingOf(code, place, expectation, entry.message);
  }
  const message = messageOf(entry.action, expected.reason);
  if (entry.message !== message) return findingOf("A03", place, message, entry.message);
  for (const field of ["status", "version", "commitment", "purpose"] as const) {
    const value = expected[field];
    if (value !== undefined && value !== entry[field]) {
      return findingOf("A03", place, `${field} ${value}`, `${field} ${entry[field]}`);
    }
  }
  return null;
}
