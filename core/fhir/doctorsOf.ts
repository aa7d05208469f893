import type { BundleGraph, Node } from "./BundleGraph.ts";
import { conditionOf } from "./ReferenceIndex.ts";

export interface Doctors {
  readonly count: number;
  /** For the place of an Encounter: its first practitioner's number, where it names one. */
  readonly ofEncounter: ReadonlyMap<number, number>;
}

/**
 * The doctors of a Bundle: each Practitioner in it, and each that an Encounter names without its being there. Newer
 * Synthea versions keep practitioners in a Bundle of their own and refer by identifier.
 */
export function doctorsOf(graph: BundleGraph): Doctors {
  const numbers = new Map<string, number>();
  const numberOf = (key: string) => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  };
  for (const node of graph) if (node.type === "Practitioner") numberOf(placeKey(node.place));
  const ofEncounter = new Map<number, number>();
  for (const node of graph) {
    if (node.kind !== "encounter") continue;
    const key = firstPractitioner(node, graph);
    if (key !== null) ofEncounter.set(node.place, numberOf(key));
  }
  return { count: numbers.size, ofEncounter };
}

function firstPractitioner(encounter: Node, graph: BundleGraph): string | null {
  for (const link of encounter.links) {
    if (link.under !== "participant") continue;
    if (link.target !== null) {
      const place = practitionerAt(link.target, graph);
      if (place !== null) return placeKey(place);
    } else {
      const key = absentPractitioner(link.reference, link.identifier, link.type);
      if (key !== null) return key;
    }
  }
  return null;
}

/** The place of a Practitioner, reached through its role where the Encounter names that. */
function practitionerAt(place: number, graph: BundleGraph): number | null {
  const node = graph[place];
  if (node?.type === "Practitioner") return place;
  if (node?.type !== "PractitionerRole") return null;
  const target = node.links.find(({ under }) => under === "practitioner")?.target ?? null;
  return target !== null && graph[target]?.type === "Practitioner" ? target : null;
}

function absentPractitioner(
  reference: string | null,
  identifier: string | null,
  type: string | null,
): string | null {
  if (reference === null) return type === "Practitioner" ? `Practitioner?${identifier}` : null;
  const condition = conditionOf(reference);
  if (condition) {
    return condition.type === "Practitioner" ? `Practitioner?${condition.identifier}` : null;
  }
  return /(^|\/)Practitioner\/[^/]+/.test(reference) ? reference : null;
}

function placeKey(place: number): string {
  return `entry ${place}`;
}
