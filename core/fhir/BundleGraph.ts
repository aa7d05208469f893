import type { Bundle, BundleEntry } from "./Bundle.ts";
import { ReferenceIndex } from "./ReferenceIndex.ts";
import { type FoundReference, referencesOf } from "./referencesOf.ts";
import { isAdministrative, isBilling } from "./resourceKinds.ts";

export interface Link extends FoundReference {
  /** The place of the entry that it means, or null where that isn't in the Bundle. */
  readonly target: number | null;
}

export type NodeKind = "patient" | "encounter" | "clinical" | "administrative" | "billing";

export interface Node {
  readonly place: number;
  readonly entry: BundleEntry;
  readonly type: string;
  readonly kind: NodeKind;
  readonly links: readonly Link[];
}

/** The Bundle's resources, by their place in it, with their references resolved. */
export type BundleGraph = readonly Node[];

export function bundleGraph(bundle: Bundle): BundleGraph {
  const index = new ReferenceIndex(bundle.entry);
  return bundle.entry.map((entry, place) => {
    const type = entry.resource.resourceType;
    const links = referencesOf(entry.resource).map((found) => ({
      ...found,
      target: index.resolve(found, place),
    }));
    return { place, entry, type, kind: kindOf(type), links };
  });
}

function kindOf(type: string): NodeKind {
  if (type === "Patient") return "patient";
  if (type === "Encounter") return "encounter";
  if (isBilling(type)) return "billing";
  return isAdministrative(type) ? "administrative" : "clinical";
}
