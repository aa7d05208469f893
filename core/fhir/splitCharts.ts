import type { RecordContent, Resource } from "../record/RecordContent.ts";
import type { Bundle } from "./Bundle.ts";
import { type BundleGraph, bundleGraph, type Node } from "./BundleGraph.ts";
import type { BundlePlan, ChartPlan, RecordPlan } from "./ChartPlan.ts";
import { checkRecordSizes, recordTooLarge } from "./checkRecordSizes.ts";
import { doctorsOf } from "./doctorsOf.ts";
import { encountersOf } from "./encountersOf.ts";
import { type Fate, fatesOf } from "./fatesOf.ts";
import { patientsOf } from "./patientsOf.ts";
import { identifierOf } from "./referencesOf.ts";
import { sharedOf } from "./sharedOf.ts";

/**
 * Splits a Bundle into one chart a Patient: one record an Encounter, with the resources that belong to it, and one
 * summary with what belongs to no encounter. Every resource is counted in `fates` exactly once.
 *
 * @throws InputError MA-FHIR-RECORD-TOO-LARGE
 */
export function splitCharts(bundle: Bundle): BundlePlan {
  const graph = bundleGraph(bundle);
  const patients = patientsOf(graph);
  const encounters = encountersOf(graph, patients);
  const doctors = doctorsOf(graph);
  const shared = new Set<number>();
  const charts = [...groupsOf(graph, patients, encounters).values()].map((groups) =>
    chartOf(graph, groups, doctors.ofEncounter, shared),
  );
  checkRecordSizes(charts);
  const fates = graph.map((node) => fateOf(node, patients, encounters, shared));
  return {
    charts,
    doctorKeys: doctors.keys,
    fates: fatesOf(graph, fates),
  };
}

/** A record's nodes, the Patient or Encounter first, by that one's place. */
type Groups = Map<number, Node[]>;

/** By the place of the Patient. */
function groupsOf(
  graph: BundleGraph,
  patients: readonly (number | null)[],
  encounters: readonly (number | null)[],
): Map<number, Groups> {
  const charts = new Map<number, Groups>();
  for (const node of graph) {
    if (node.kind === "patient") charts.set(node.place, new Map([[node.place, [node]]]));
  }
  const chartAt = (node: Node) => charts.get(patients[node.place] ?? -1);
  for (const node of graph) {
    if (node.kind === "encounter") chartAt(node)?.set(node.place, [node]);
  }
  for (const node of graph) {
    if (node.kind !== "clinical") continue;
    const record = encounters[node.place] ?? patients[node.place] ?? -1;
    chartAt(node)?.get(record)?.push(node);
  }
  return charts;
}

function chartOf(
  graph: BundleGraph,
  groups: Groups,
  doctorOfEncounter: ReadonlyMap<number, number>,
  shared: Set<number>,
): ChartPlan {
  const heads = [...groups.keys()];
  const defaultDoctor = heads.map((place) => doctorOfEncounter.get(place)).find(isKnown) ?? 0;
  const records = [...groups].map(([place, nodes]): RecordPlan => {
    const along = sharedOf(graph, nodes);
    for (const node of along) shared.add(node.place);
    if (along.length > sharedMost) throw recordTooLarge("what one record refers to");
    return {
      kind: graph[place]?.kind === "encounter" ? "encounter" : "summary",
      content: contentOf([...nodes, ...along]),
      doctor: doctorOfEncounter.get(place) ?? defaultDoctor,
    };
  });
  const [summary, ...rest] = records;
  return {
    patientKey: patientKeyOf(summary?.content.entry[0]?.resource),
    records: summary ? [summary, ...rest.sort(byBeginning)] : rest,
  };
}

function patientKeyOf(patient: Resource | undefined): string {
  const identifiers = Array.isArray(patient?.identifier) ? patient.identifier : [];
  const keys = identifiers.map(identifierOf).filter((key) => key !== null);
  return JSON.stringify(keys.length > 0 ? keys.sort() : (patient ?? null));
}

/** Of one record; real ones refer to some ten organizations, places and people. */
const sharedMost = 500;

function contentOf(nodes: readonly Node[]): RecordContent {
  return { resourceType: "Bundle", type: "collection", entry: nodes.map(({ entry }) => entry) };
}

function fateOf(
  node: Node,
  patients: readonly (number | null)[],
  encounters: readonly (number | null)[],
  shared: ReadonlySet<number>,
): Fate {
  if (node.type === "Practitioner") return "doctors";
  if (node.kind === "billing") return "leftOut";
  if (shared.has(node.place)) return "shared";
  if (node.kind === "administrative" || patients[node.place] === null) return "ofNoPatient";
  return encounters[node.place] === null ? "inSummary" : "inRecords";
}

function isKnown(doctor: number | undefined): doctor is number {
  return doctor !== undefined;
}

/** Without a readable time last; equal ones keep the Bundle's order. */
function byBeginning(a: RecordPlan, b: RecordPlan): number {
  const [first, second] = [beginning(a), beginning(b)];
  return first === second ? 0 : first - second;
}

function beginning({ content }: RecordPlan): number {
  const period = content.entry[0]?.resource.period as { start?: unknown } | undefined;
  const time = typeof period?.start === "string" ? Date.parse(period.start) : Number.NaN;
  return Number.isNaN(time) ? Number.MAX_VALUE : time;
}
