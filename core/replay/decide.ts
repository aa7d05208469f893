import type { Action } from "../log/Action.ts";
import type { Address } from "../log/Hex.ts";
import type { Permission } from "../log/Permission.ts";
import type { Reason } from "../log/Reason.ts";
import { type Consent, consentKey, type LedgerState } from "./LedgerState.ts";

export interface Attempt {
  readonly actor: Address;
  readonly action: Action;
  readonly patient: Address;
  /** 0 for create. */
  readonly recordId: number;
  /** The block's time. */
  readonly atSeconds: number;
}

export interface Decision {
  readonly reason: Reason;
  /** seq of the grant that decided; 0 where none did. */
  readonly grantedSeq: number;
}

/** What the contract would decide (`Records._decide`), from the log's state alone. */
export function decide(state: LedgerState, attempt: Attempt): Reason {
  return decisionOn(state, attempt).reason;
}

/** As {@link decide}, with the consent that decided. */
export function decisionOn(state: LedgerState, attempt: Attempt): Decision {
  const { actor, action, patient, recordId, atSeconds } = attempt;
  if (actor === patient) return { reason: "none", grantedSeq: 0 };
  const participant = state.participants.get(actor);
  if (participant?.suspended) return { reason: "suspended", grantedSeq: 0 };
  const isAuditor = participant?.role === "auditor";
  const permission = isAuditor ? "audit" : permissionFor(action);
  const decision = decideConsent(state, patient, actor, recordId, permission, atSeconds);
  if (decision.reason === "none" && isAuditor && action === "view") {
    const report = state.reports.get(`${recordId}:${actor}`);
    const isGood =
      report !== undefined &&
      report.version === state.records.get(recordId)?.version &&
      report.grantedSeq === decision.grantedSeq;
    if (!isGood) return { reason: "not-reported", grantedSeq: decision.grantedSeq };
  }
  return decision;
}

/** The consent that decides for a record at a time: its own while within its period, else the chart's; null for none. */
export function decidingConsent(
  state: LedgerState,
  patient: Address,
  grantee: Address,
  recordId: number,
  atSeconds: number,
): Consent | null {
  if (recordId !== 0) {
    const own = state.consents.get(consentKey(patient, grantee, recordId));
    if (own && isWithinPeriod(own, atSeconds)) return own;
  }
  return state.consents.get(consentKey(patient, grantee, 0)) ?? null;
}

export function isWithinPeriod(consent: Consent, atSeconds: number): boolean {
  return (
    consent.validFromSeconds <= atSeconds &&
    (consent.validUntilSeconds === 0 || atSeconds < consent.validUntilSeconds)
  );
}

function decideConsent(
  state: LedgerState,
  patient: Address,
  grantee: Address,
  recordId: number,
  permission: Permission | null,
  atSeconds: number,
): Decision {
  const consent = decidingConsent(state, patient, grantee, recordId, atSeconds);
  if (consent === null) return { reason: "no-consent", grantedSeq: 0 };
  const { grantedSeq } = consent;
  if (!isWithinPeriod(consent, atSeconds)) return { reason: "outside-period", grantedSeq };
  if (permission === null || !consent.permissions.includes(permission)) {
    return { reason: "not-permitted", grantedSeq };
  }
  return { reason: "none", grantedSeq };
}

function permissionFor(action: Action): Permission | null {
  switch (action) {
    case "view":
    case "copy":
    case "print":
    case "create":
    case "amend":
    case "delete":
      return action;
    default:
      return null;
  }
}
