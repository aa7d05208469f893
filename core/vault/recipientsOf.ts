import type { Address } from "../log/Hex.ts";
import type { LedgerState, Participant } from "../replay/LedgerState.ts";
import { mayEverOpen } from "./mayEverOpen.ts";

/**
 * Who holds a sealed reader share of a version: the patient, and each participant whom the consents may ever let open it
 * (`mayEverOpen`). The author, too, only if a consent says so. Suspension doesn't matter here: the gate refuses a
 * suspended reader, and the end of a suspension needs no new sealing. A share alone opens nothing; the gate decides at
 * each access.
 *
 * @param recordId 0 for a record that is about to be created
 * @param nowSeconds the time of the next block
 * @returns the patient first
 */
export function recipientsOf(
  state: LedgerState,
  patient: Address,
  recordId: number,
  nowSeconds: number,
): readonly Participant[] {
  const self = state.participants.get(patient);
  const grantees = new Set<Address>();
  for (const consent of state.consents.values()) {
    if (consent.patient === patient) grantees.add(consent.grantee);
  }
  const others = [...grantees].flatMap((grantee) => {
    const participant = state.participants.get(grantee);
    const isNamed = mayEverOpen(state, patient, grantee, recordId, nowSeconds);
    return participant && isNamed ? [participant] : [];
  });
  return self ? [self, ...others] : others;
}
