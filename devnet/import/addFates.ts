import type { ResourceFate } from "../../core/fhir/ChartPlan.ts";

/** The counts of several Bundles as one, by type in alphabetical order. */
export function addFates(all: readonly (readonly ResourceFate[])[]): ResourceFate[] {
  const sums = new Map<string, ResourceFate>();
  for (const fate of all.flat()) {
    const sum = sums.get(fate.type);
    sums.set(fate.type, sum ? added(sum, fate) : fate);
  }
  return [...sums.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
}

function added(one: ResourceFate, other: ResourceFate): ResourceFate {
  return {
    type: one.type,
    total: one.total + other.total,
    inRecords: one.inRecords + other.inRecords,
    inSummary: one.inSummary + other.inSummary,
    shared: one.shared + other.shared,
    doctors: one.doctors + other.doctors,
    leftOut: one.leftOut + other.leftOut,
    ofNoPatient: one.ofNoPatient + other.ofNoPatient,
  };
}
