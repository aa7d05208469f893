import { type Action, isAccessAction } from "../log/Action.ts";
import type { Entry } from "../log/Entry.ts";
import type { Address } from "../log/Hex.ts";
import type { Purpose } from "../log/Purpose.ts";
import type { StoredRelease } from "../tally/Inventory.ts";

/** One time that somebody looked, or tried to, told to the patient. */
export interface Sighting {
  readonly entry: Entry;
  /** Whether the vault handed anything out against it. */
  readonly wasReleased: boolean;
  /** Whole sentences, without the time, which `entry` has. */
  readonly sentence: string;
}

/**
 * Who saw a patient's chart, who tried to, and who was let in but took nothing; in the order of the entries.
 *
 * @param entries of any streams
 * @param releases the vault's
 * @param nameOf how to call an address
 */
export function whoSaw(
  patient: Address,
  entries: readonly Entry[],
  releases: readonly StoredRelease[],
  nameOf: (address: Address) => string,
): readonly Sighting[] {
  const released = new Set(releases.map(eventId));
  return entries
    .filter((entry) => entry.patient === patient && Object.hasOwn(verbs, entry.action))
    .map((entry) => {
      const wasReleased = released.has(eventId(entry));
      const who = entry.actor === patient ? "You" : nameOf(entry.actor);
      return { entry, wasReleased, sentence: sentenceOf(entry, who, wasReleased) };
    });
}

const verbs: Partial<Record<Action, readonly [did: string, tried: string]>> = {
  view: ["viewed", "view"],
  copy: ["copied", "copy"],
  print: ["printed", "print"],
  query: ["looked into the log of", "look into the log of"],
  "report-mismatch": ["reported a mismatch of", "report a mismatch of"],
};

const reasons: Record<Purpose, string> = {
  TREAT: "for treatment",
  HPAYMT: "for payment",
  HOPERAT: "for the running of the practice",
  PATRQT: "at your request",
  PATADMIN: "for administration",
  HRESCH: "for research",
  HSYSADMIN: "for an audit",
};

function sentenceOf(entry: Entry, who: string, wasReleased: boolean): string {
  const [did, tried] = verbs[entry.action] ?? ["acted on", "act on"];
  const isAccess = isAccessAction(entry.action);
  const what = `record ${entry.recordId}${isAccess ? `, version ${entry.version},` : ""}`;
  const why = reasons[entry.purpose];
  if (entry.outcome === "denied") {
    const reason = entry.message.slice(entry.message.indexOf(": ") + 2);
    return `${who} tried to ${tried} ${what} ${why} and was refused: ${reason}.`;
  }
  if (!isAccess || wasReleased) return `${who} ${did} ${what} ${why}.`;
  return `${who} was allowed to ${tried} ${what} ${why}, but the vault handed nothing out.`;
}

function eventId(event: { readonly transactionHash: string; readonly logIndex: number }): string {
  return `${event.transactionHash}:${event.logIndex}`;
}
