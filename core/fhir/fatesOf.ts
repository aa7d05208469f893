import type { BundleGraph } from "./BundleGraph.ts";
import type { ResourceFate } from "./ChartPlan.ts";

export type Fate = Exclude<keyof ResourceFate, "type" | "total">;

/** Counts, by type in alphabetical order. @param fates by place */
export function fatesOf(graph: BundleGraph, fates: readonly Fate[]): ResourceFate[] {
  const byType = new Map<string, Record<Fate | "total", number>>();
  for (const { type, place } of graph) {
    const counts = byType.get(type) ?? {
      total: 0,
      inRecords: 0,
      inSummary: 0,
      shared: 0,
      doctors: 0,
      leftOut: 0,
      ofNoPatient: 0,
    };
    counts.total += 1;
    counts[fates[place] ?? "ofNoPatient"] += 1;
    byType.set(type, counts);
  }
  return [...byType]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, counts]) => ({ type, ...counts }));
}
