/** HL7 v3 ActReason codes; the place is the number in the contract's `Purpose` (0 is none, which no entry carries). */
export const purposes = [
  "TREAT",
  "HPAYMT",
  "HOPERAT",
  "PATRQT",
  "PATADMIN",
  "HRESCH",
  "HSYSADMIN",
] as const;

export type Purpose = (typeof purposes)[number];

export function purposeNumber(purpose: Purpose): number {
  return purposes.indexOf(purpose) + 1;
}
