import type { RecordContent } from "../record/RecordContent.ts";

/** What an import makes of a Bundle: the charts with their records, who wrote them, and what became of each resource. */
export interface BundlePlan {
  readonly charts: readonly ChartPlan[];
  /** What tells the doctors that come of it from others; records name them by place. Never empty. */
  readonly doctorKeys: readonly string[];
  readonly fates: readonly ResourceFate[];
}

export interface ChartPlan {
  /** What tells the patient from others: the identifiers, or without any the whole Patient. Clinical: not to be stored. */
  readonly patientKey: string;
  /** The summary first, then one for each Encounter by its beginning. */
  readonly records: readonly RecordPlan[];
}

export interface RecordPlan {
  readonly kind: "summary" | "encounter";
  readonly content: RecordContent;
  /** The encounter's first practitioner, or where it names none, the chart's first. */
  readonly doctor: number;
}

/** What became of the resources of one type; the numbers after `total` add up to it. */
export interface ResourceFate {
  readonly type: string;
  readonly total: number;
  /** In the record of an encounter. */
  readonly inRecords: number;
  /** In a chart's summary. */
  readonly inSummary: number;
  /** Of no patient, as an organization: in every record that refers to it. */
  readonly shared: number;
  /** Practitioners: doctors now; they also stand in the records that refer to them. */
  readonly doctors: number;
  /** Claims and benefits. */
  readonly leftOut: number;
  /** Of nobody in the Bundle, and no record refers to it. */
  readonly ofNoPatient: number;
}
