export type FindingCode =
  | "L01"
  | "L02"
  | "L03"
  | "L04"
  | "L05"
  | "L06"
  | "L07"
  | "L08"
  | "A01"
  | "A02"
  | "A03"
  | "A04"
  | "S01"
  | "S02"
  | "S03"
  | "S04"
  | "S05"
  | "S06"
  | "S07"
  | "S08"
  | "S09"
  | "R01"
  | "R02"
  | "R03"
  | "U01";

export type Severity = "mismatch" | "indeterminate" | "info";

/** One discrepancy; each code has a page in docs/findings.md. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly title: string;
  /** "record:3 #4", "record 3 version 2", … */
  readonly where: string;
  readonly expected: string;
  readonly found: string;
  /** What to do next. */
  readonly next: string;
}
