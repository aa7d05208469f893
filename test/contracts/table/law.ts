/** The law as a table: who tries what, under which consent, on a record in which state, and what comes of it. */
export const actors = [
  "nobody",
  "the patient",
  "another patient",
  "doctor",
  "suspended doctor",
  "auditor",
  "suspended auditor",
  "registrar",
] as const;

export type Actor = (typeof actors)[number];

export const tried = [
  "register",
  "credential",
  "suspend",
  "book",
  "reschedule",
  "cancel",
  "fulfil",
  "noshow",
  "grant",
  "revoke",
  "create",
  "view",
  "view after a report",
  "copy",
  "print",
  "amend",
  "delete",
  "query",
  "report-mismatch",
] as const;

export type Tried = (typeof tried)[number];

/** What the patient gave to each doctor and auditor; "it" is the action's permission. */
export const consents = [
  "none",
  "chart: it",
  "chart: all else",
  "chart: it, outside its period",
  "record: it",
  "record: none of it; chart: it",
  "record: none of it, outside its period; chart: it",
] as const;

export type Consent = (typeof consents)[number];

export const states = ["active", "deleted", "unknown"] as const;

export type State = (typeof states)[number];

export interface Situation {
  readonly actor: Actor;
  readonly tried: Tried;
  readonly consent: Consent;
  readonly state: State;
}

const onRecord: readonly Tried[] = [
  "view",
  "view after a report",
  "copy",
  "print",
  "amend",
  "delete",
  "query",
  "report-mismatch",
];
const ofPatient: readonly Tried[] = ["book", "reschedule", "cancel", "grant", "revoke"];

/** "entry", "denied: …" or "reverts: …". */
export function outcomeOf(situation: Situation): string {
  const { actor, tried: act, state } = situation;
  if (onRecord.includes(act) && state === "unknown") return "reverts: UnknownRecord";
  if (onRecord.includes(act) && state === "deleted") return "reverts: RecordDeleted";
  if (act === "register") return actor === "nobody" ? "entry" : "reverts: AlreadyRegistered";
  if (actor === "nobody") return "reverts: NotRegistered";
  if (!hasAction(actor, act)) return "reverts: RoleNotAllowed";
  if (ofPatient.includes(act)) return patientsOutcome(situation);
  if (actor === "another patient") return "reverts: NotYourChart";
  if (actor === "the patient" || actor === "registrar") return "entry";
  if (actor.startsWith("suspended")) return "denied: suspended";
  if (act === "fulfil" || act === "noshow") return "entry";
  return consentsOutcome(situation);
}

/** Does this role have the action at all? */
export function hasAction(actor: Actor, act: Tried): boolean {
  if (actor === "nobody") return act === "register";
  if (actor === "registrar") return act === "credential" || act === "suspend";
  if (actor.endsWith("patient"))
    return ofPatient.includes(act) || act.startsWith("view") || act === "print";
  if (actor.endsWith("auditor"))
    return act.startsWith("view") || act === "query" || act === "report-mismatch";
  const doctors: readonly Tried[] = [
    "create",
    "view",
    "view after a report",
    "copy",
    "print",
    "amend",
    "delete",
  ];
  return [...doctors, "fulfil", "noshow"].includes(act);
}

function patientsOutcome({ actor, tried: act, consent, state }: Situation): string {
  const isOther = actor === "another patient";
  if (act === "book") return "entry";
  if (act === "grant") {
    if (state !== "active")
      return state === "unknown" ? "reverts: UnknownRecord" : "reverts: RecordDeleted";
    return isOther ? "reverts: NotYourChart" : "entry";
  }
  if (act === "revoke")
    return !isOther && consent.includes("chart") ? "entry" : "reverts: UnknownConsent";
  return isOther ? "reverts: NotYourAppointment" : "entry";
}

function consentsOutcome({ actor, tried: act, consent }: Situation): string {
  const isForChart = act === "create";
  const isNarrow = !isForChart && consent.startsWith("record") && !consent.includes("outside");
  if (consent === "none" || (isForChart && consent === "record: it")) return "denied: no consent";
  if (consent === "chart: it, outside its period") return "denied: outside period";
  if (consent === "chart: all else") return "denied: not permitted";
  if (isNarrow && consent !== "record: it") return "denied: not permitted";
  return actor === "auditor" && act === "view" ? "denied: not reported" : "entry";
}

/** An auditor's consent has one permission, so there is no "all else" of it. */
export function isPossible({ actor, consent }: Situation): boolean {
  return !(actor.endsWith("auditor") && consent === "chart: all else");
}

export function allSituations(): Situation[] {
  return consents.flatMap((consent) =>
    states.flatMap((state) =>
      tried.flatMap((act) => actors.map((actor) => ({ actor, tried: act, consent, state }))),
    ),
  );
}
