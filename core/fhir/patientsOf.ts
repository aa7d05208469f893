import type { BundleGraph, Link, Node } from "./BundleGraph.ts";

/** The members by which R4 resources name the patient that they are about. */
const subjects = new Set(["subject", "patient", "individual", "for", "beneficiary"]);

/**
 * For each place the place of the Patient that the resource is about, or null. A resource that names a subject outside
 * the Bundle is nobody's; one that names none at all is the only Patient's, where there is only one.
 */
export function patientsOf(graph: BundleGraph): (number | null)[] {
  const patients = graph.filter(({ kind }) => kind === "patient");
  const only = patients.length === 1 ? (patients[0]?.place ?? null) : null;
  const isPatient = (place: number) => graph[place]?.kind === "patient";
  return graph.map((node) => {
    if (node.kind === "patient") return node.place;
    if (node.kind === "administrative" || node.kind === "billing") return null;
    return named(node, isPatient) ?? viaEncounter(node, graph, isPatient) ?? sole(node, only);
  });
}

function named(node: Node, isPatient: (place: number) => boolean): number | null {
  const links = node.links.filter(({ target }) => target !== null && isPatient(target));
  const direct = links.find(isSubject);
  return (direct ?? (node.links.some(isSubject) ? undefined : links[0]))?.target ?? null;
}

function viaEncounter(
  node: Node,
  graph: BundleGraph,
  isPatient: (place: number) => boolean,
): number | null {
  if (node.links.some(isSubject)) return null;
  for (const { target } of node.links) {
    const encounter = target === null ? undefined : graph[target];
    if (encounter?.kind !== "encounter") continue;
    const patient = named(encounter, isPatient);
    if (patient !== null) return patient;
  }
  return null;
}

function sole(node: Node, only: number | null): number | null {
  return node.links.some(isSubject) ? null : only;
}

function isSubject({ under, member }: Link): boolean {
  return subjects.has(member) && under === member;
}
