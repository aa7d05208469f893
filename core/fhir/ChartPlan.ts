import type { RecordContent } from "../record/RecordContent.ts";

/** What an import makes of a Bundle: the charts with their records, who wrote them, and what became of each resource. */
export interface BundlePlan {
  readonly charts: readonly ChartPlan[];
  /** How many doctors come of it; records name them by number from 0. */
  readonly doctorCount: number;
  readonly fates: readonly ResourceFate[];
}

export interface ChartPlan {
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
