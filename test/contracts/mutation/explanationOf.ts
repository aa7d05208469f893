const sameSide =
  "At this place the permission only tells a doctor's act from an auditor's and the patient's, and both are a doctor's: the code does the same.";

const unusedSeq =
  "The seq of the grant is only looked at where the reason is None: beside any other it may be anything.";

/** Survivors by their place, and why no test could tell them from the contract. */
const explanations: Readonly<Record<string, string>> = {
  "contracts/Records.sol:61 replace a constant: PERMISSION_CREATE → PERMISSION_AMEND": sameSide,
  "contracts/Records.sol:80 replace a constant: PERMISSION_AMEND → PERMISSION_DELETE": sameSide,
  "contracts/Records.sol:200 replace a constant: 0 → 1": unusedSeq,
};

export function explanationOf(mutant: string): string | null {
  return explanations[mutant] ?? null;
}
