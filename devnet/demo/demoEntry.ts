import { createHash } from "node:crypto";
import type { Json, RecordContent, Resource } from "../../core/record/RecordContent.ts";

export type DemoEntry = RecordContent["entry"][number];

/** A resource with the UUID that its name always gives, so that the demo chart is the same everywhere. */
export function demoEntry(
  resourceType: string,
  name: string,
  rest: Readonly<Record<string, Json>>,
): DemoEntry {
  const id = demoUuid(`${resourceType} ${name}`);
  const resource: Resource = { resourceType, id, ...rest };
  return { fullUrl: `urn:uuid:${id}`, resource };
}

export function demoReference(resourceType: string, name: string): Json {
  return { reference: `urn:uuid:${demoUuid(`${resourceType} ${name}`)}` };
}

/** RFC 9562, version 8: made of a hash. */
function demoUuid(name: string): string {
  const hex = createHash("sha256").update(`medaudit demo ${name}`).digest("hex");
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return [...parts, hex.slice(20, 32)].join("-");
}
