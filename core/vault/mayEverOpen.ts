import type { Address } from "../log/Hex.ts";
import type { Permission } from "../log/Permission.ts";
import { type Consent, consentKey, type LedgerState } from "../replay/LedgerState.ts";

/**
 * Whether a patient's consents let somebody open a record now or later, without a further grant: view, copy or print;
 * audit for an auditor. A consent that starts later counts, one that has ended doesn't; where a record's own consent
 * covers all that is left of the chart's, it alone counts.
 *
 * @param recordId 0 for a record that is about to be created
 * @param nowSeconds the time of the next block
 */
export function mayEverOpen(
  state: LedgerState,
  patient: Address,
  grantee: Address,
  recordId: number,
  nowSeconds: number,
): boolean {
  const chart = periodOf(state.consents.get(consentKey(patient, grantee, 0)), nowSeconds);
  const own =
    recordId === 0
      ? null
      : periodOf(state.consents.get(consentKey(patient, grantee, recordId)), nowSeconds);
  if (own?.opens) return true;
  if (!chart?.opens) return false;
  return own === null || chart.from < own.from || chart.until > own.until;
}

const opening: readonly Permission[] = ["view", "copy", "print", "audit"];

function periodOf(consent: Consent | undefined, nowSeconds: number) {
  if (!consent) return null;
  const { validFromSeconds, validUntilSeconds, permissions } = consent;
  const until = validUntilSeconds === 0 ? Number.POSITIVE_INFINITY : validUntilSeconds;
  const from = Math.max(nowSeconds, validFromSeconds);
  if (until <= from) return null;
  return { from, until, opens: permissions.some((permission) => opening.includes(permission)) };
}
