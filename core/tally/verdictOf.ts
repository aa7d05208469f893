import type { Finding } from "./Finding.ts";
import type { Verdict } from "./Tally.ts";

/** A proven mismatch is one, whatever else could not be checked. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some((finding) => finding.severity === "mismatch")) return "does-not-tally";
  if (findings.some((finding) => finding.severity === "indeterminate")) return "indeterminate";
  return "tallies";
}
