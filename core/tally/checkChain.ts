import type { Action } from "../log/Action.ts";
import { detailHash } from "../log/detailHash.ts";
import type { Detail, Entry, StreamId } from "../log/Entry.ts";
import { type Hash, zeroHash } from "../log/Hex.ts";
import { headOf, type LedgerId } from "../log/headOf.ts";
import { comparePlaces } from "../log/inChainOrder.ts";
import type { StreamHead } from "../replay/LedgerState.ts";
import type { Finding } from "./Finding.ts";
import { findingOf, placeOf } from "./findingOf.ts";

export interface ChainCheck {
  /** By stream; a stream without findings is absent. */
  readonly findings: ReadonlyMap<StreamId, readonly Finding[]>;
  /** What each stream's last entry says. */
  readonly heads: ReadonlyMap<StreamId, StreamHead>;
}

const detailKinds: Partial<Record<Action, Detail["kind"]>> = {
  register: "participant",
  credential: "participant",
  suspend: "participant",
  book: "appointment",
  reschedule: "appointment",
  cancel: "appointment",
  fulfil: "appointment",
  noshow: "appointment",
  grant: "consent",
  revoke: "consent",
  "report-mismatch": "mismatch",
};

/**
 * Checks each stream's numbering and the entries' places on the chain (L01), and each stream's hash chain (L02), detail
 * events included. After a fault it goes on from what the entry itself says, so that one fault is one finding.
 *
 * @param entries in the order in which the node gave them
 */
export function checkChain(entries: Iterable<Entry>, ledger: LedgerId): ChainCheck {
  const findings = new Map<StreamId, Finding[]>();
  const heads = new Map<StreamId, StreamHead>();
  let last: Entry | null = null;
  for (const entry of entries) {
    const before = heads.get(entry.stream) ?? { seq: 0, head: zeroHash };
    const found = checkEntry(entry, before, ledger) ?? checkPlace(entry, last);
    if (last === null || comparePlaces(last, entry) < 0) last = entry;
    if (found) {
      const list = findings.get(entry.stream);
      if (list) list.push(found);
      else findings.set(entry.stream, [found]);
    }
    heads.set(entry.stream, {
      seq: Math.max(entry.seq, before.seq),
      head: entry.seq > before.seq ? entry.head : before.head,
    });
  }
  return { findings, heads };
}

function checkEntry(entry: Entry, before: StreamHead, ledger: LedgerId): Finding | null {
  if (entry.seq !== before.seq + 1) {
    return findingOf("L01", placeOf(entry), `#${before.seq + 1}`, `#${entry.seq}`);
  }
  const head: Hash = headOf(entry, before.head, ledger);
  if (head !== entry.head) return findingOf("L02", placeOf(entry), head, entry.head);
  return checkDetail(entry);
}

/** What numbering can't show: entries of different streams in another order than the chain's. */
function checkPlace(entry: Entry, last: Entry | null): Finding | null {
  if (last === null || comparePlaces(last, entry) < 0) return null;
  const say = ({ block, logIndex }: Entry) => `block ${block}, log ${logIndex}`;
  return findingOf("L01", placeOf(entry), `a place after ${say(last)}`, say(entry));
}

function checkDetail(entry: Entry): Finding | null {
  const kind = entry.outcome === "success" ? detailKinds[entry.action] : undefined;
  if (entry.detail?.kind !== kind) {
    const expected = kind ? `details of kind ${kind}` : "no details";
    return findingOf("L02", placeOf(entry), expected, entry.detail?.kind ?? "none");
  }
  if (!entry.detail) return null;
  const hash = detailHash(entry.detail);
  if (hash === entry.commitment) return null;
  return findingOf("L02", placeOf(entry), `details that hash to ${entry.commitment}`, hash);
}
