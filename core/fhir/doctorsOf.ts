import type { BundleGraph, Node } from "./BundleGraph.ts";
import { conditionOf } from "./ReferenceIndex.ts";
import { identifierOf } from "./referencesOf.ts";

export interface Doctors {
  /** What tells each from the others, in other Bundles too: an identifier where there is one. Never empty. */
  readonly keys: readonly string[];
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
  for (const node of graph) if (node.type === "Practitioner") numberOf(keyOf(node));
  const ofEncounter = new Map<number, number>();
  for (const node of graph) {
    if (node.kind !== "encounter") continue;
    const key = firstPractitioner(node, graph);
    if (key !== null) ofEncounter.set(node.place, numberOf(key));
  }
  if (numbers.size === 0) numberOf("nobody named");
  return { keys: [...numbers.keys()], ofEncounter };
}

function firstPractitioner(encounter: Node, graph: BundleGraph): string | null {
  for (const link of encounter.links) {
    if (link.under !== "participant") continue;
    if (link.target !== null) {
      const practitioner = practitionerAt(link.target, graph);
      if (practitioner) return keyOf(practitioner);
    } else {
      const key = absentPractitioner(link.reference, link.identifier, link.type);
      if (key !== null) return key;
    }
  }
  return null;
}

/** A Practitioner, reached through its role where the Encounter names that. */
function practitionerAt(place: number, graph: BundleGraph): Node | null {
  const node = graph[place];
  if (node?.type === "Practitioner") return node;
  if (node?.type !== "PractitionerRole") return null;
  const target = node.links.find(({ under }) => under === "practitioner")?.target;
  const named = target == null ? undefined : graph[target];
  return named?.type === "Practitioner" ? named : null;
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

/** As an Encounter elsewhere would refer to it; without identifier, fullUrl and id, only this Bundle's own. */
function keyOf({ entry: { fullUrl, resource }, place }: Node): string {
  const identifiers = Array.isArray(resource.identifier) ? resource.identifier : [];
  const identifier = identifiers.map(identifierOf).find((found) => found !== null);
  if (identifier) return `Practitioner?${identifier}`;
  return fullUrl ?? (resource.id === undefined ? `entry ${place}` : `Practitioner/${resource.id}`);
}
