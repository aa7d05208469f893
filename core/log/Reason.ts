/** Why an attempt was refused; the place is the number in the contract's `Reason`. */
export const reasons = [
  "none",
  "suspended",
  "no-consent",
  "outside-period",
  "not-permitted",
  "not-reported",
  "not-named",
] as const;

export type Reason = (typeof reasons)[number];

const sentences: Record<Reason, string> = {
  none: "allowed",
  suspended: "suspended",
  "no-consent": "no consent from this patient",
  "outside-period": "outside the consent's period",
  "not-permitted": "not in the consent's permissions",
  "not-reported": "no mismatch report for this version",
  "not-named": "not the doctor of this appointment",
};

/** The reason as the contract words it in an entry's message. */
export function reasonSentence(reason: Reason): string {
  return sentences[reason];
}
