import type { BundleGraph, Link, Node } from "./BundleGraph.ts";

const none = -1;
const several = -2;

/** What they refer to they only list, a patient's allergies too. */
const tablesOfContents = new Set(["Composition", "List", "Provenance"]);

/**
 * For each place the place of the Encounter whose record it belongs to, or null: an Encounter itself; what names it; what
 * such a resource refers to and names none itself (a report's results); and what refers to resources of one record only
 * (a Provenance). Never an Encounter of another patient.
 *
 * @param patients as from `patientsOf`
 */
export function encountersOf(
  graph: BundleGraph,
  patients: readonly (number | null)[],
): (number | null)[] {
  const owners = new Array<number>(graph.length).fill(none);
  const open: number[] = [];
  for (const node of graph) {
    const owner = node.kind === "encounter" ? node.place : namedEncounter(node, graph, patients);
    if (owner === null || patients[owner] === null) continue;
    owners[node.place] = owner;
    open.push(node.place);
  }
  const isFixed = owners.map((owner) => owner !== none);
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const node = graph[place];
    if (!node || tablesOfContents.has(node.type)) continue;
    for (const { target } of node.links) {
      if (target === null || isFixed[target] || graph[target]?.kind !== "clinical") continue;
      if (patients[target] !== patients[place]) continue;
      // Two different owners make it `several`, which stays: each resource is gone through twice at most.
      const before = owners[target] ?? none;
      const after =
        before === none ? (owners[place] ?? none) : before === owners[place] ? before : several;
      if (after === before) continue;
      owners[target] = after;
      open.push(target);
    }
  }
  for (const node of graph) {
    if (node.kind === "clinical" && owners[node.place] === none) {
      owners[node.place] = commonOwner(node, owners, patients);
    }
  }
  return owners.map((owner) => (owner < 0 ? null : owner));
}

function namedEncounter(
  node: Node,
  graph: BundleGraph,
  patients: readonly (number | null)[],
): number | null {
  if (node.kind !== "clinical") return null;
  for (const { target, ...link } of node.links) {
    if (target === null || graph[target]?.kind !== "encounter" || !isEncounterLink(link)) continue;
    if (patients[target] === patients[node.place]) return target;
  }
  return null;
}

/** `encounter` and `context` of R4; DocumentReference has it under `context.encounter`. */
function isEncounterLink({ under, member }: Pick<Link, "under" | "member">): boolean {
  return (
    (member === "encounter" || member === "context") &&
    (under === "encounter" || under === "context")
  );
}

function commonOwner(
  node: Node,
  owners: readonly number[],
  patients: readonly (number | null)[],
): number {
  let common = none;
  for (const { target, under } of node.links) {
    if (target === null || under === "subject" || under === "patient") continue;
    // What is shared or left out belongs to no record; what else has no owner is in the summary.
    if (patients[target] === null) continue;
    const owner = owners[target] ?? none;
    if (owner < 0 || patients[target] !== patients[node.place]) return none;
    if (common !== none && common !== owner) return none;
    common = owner;
  }
  return common;
}
