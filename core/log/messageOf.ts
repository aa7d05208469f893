import type { Action } from "./Action.ts";
import type { Reason } from "./Reason.ts";

const done: Record<Action, string> = {
  register: "patient registered",
  credential: "participant credentialed",
  suspend: "participant suspended",
  book: "appointment booked",
  reschedule: "appointment rescheduled",
  cancel: "appointment cancelled",
  fulfil: "appointment fulfilled",
  noshow: "appointment missed",
  grant: "consent granted",
  revoke: "consent revoked",
  create: "record created",
  view: "record viewed",
  copy: "record copied",
  print: "record printed",
  amend: "record amended",
  delete: "record deleted",
  query: "log queried",
  "report-mismatch": "mismatch reported",
};

const why: Record<Exclude<Reason, "none">, string> = {
  suspended: "suspended",
  "no-consent": "no consent",
  "outside-period": "outside period",
  "not-permitted": "not permitted",
  "not-reported": "not reported",
  "not-named": "not named",
};

/** The message that the contract gives an entry (`contracts/Messages.sol`). */
export function messageOf(action: Action, reason: Reason): string {
  if (reason === "none") return done[action];
  const tried = action === "report-mismatch" ? "report" : action;
  return `${tried} denied: ${why[reason]}`;
}

/** Why an entry with this message was denied; null for a message that the contract doesn't have. */
export function reasonOfMessage(message: string): Reason | null {
  const at = message.indexOf(" denied: ");
  if (at < 0) return null;
  const tail = message.slice(at + " denied: ".length);
  const found = Object.entries(why).find(([, words]) => words === tail);
  return (found?.[0] as Reason | undefined) ?? null;
}
