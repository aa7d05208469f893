import type { BundleGraph, Node } from "./BundleGraph.ts";

/** The administrative resources (organizations, practitioners, medications) that these refer to, and those refer to. */
export function sharedOf(graph: BundleGraph, nodes: readonly Node[]): Node[] {
  const found = new Map<number, Node>();
  const open = [...nodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const { target } of node.links) {
      const next = target === null ? undefined : graph[target];
      if (next?.kind !== "administrative" || found.has(next.place)) continue;
      found.set(next.place, next);
      open.push(next);
    }
  }
  return [...found.values()].sort((a, b) => a.place - b.place);
}
