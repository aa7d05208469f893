import type { ResourceFate } from "../../core/fhir/ChartPlan.ts";
import type { PersonaFacts } from "../persona/roster.ts";

export type NewPersona = Omit<PersonaFacts, "index">;

export interface ImportedChart {
  /** The patient's persona. */
  readonly patient: string;
  /** Those whom the patient gave consent to: the authors of the chart's records. */
  readonly doctors: readonly string[];
  /** The summary's number; the encounters' follow it. */
  readonly firstRecord: number;
  readonly records: number;
}

/** What an import did. */
export interface ImportReport {
  readonly charts: readonly ImportedChart[];
  /** Personas that are new in the session, in their order. */
  readonly personas: readonly NewPersona[];
  /** Of all Bundles together, by type. */
  readonly fates: readonly ResourceFate[];
}
