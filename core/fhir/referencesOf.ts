import type { Json, Resource } from "../record/RecordContent.ts";
import { isObject, type JsonObject } from "./isObject.ts";

/** One FHIR R4 Reference of a resource, contained ones included. */
export interface FoundReference {
  /** The member of the resource that it stands under ("subject", "participant"). */
  readonly under: string;
  /** The member that is the Reference ("individual"). */
  readonly member: string;
  readonly reference: string | null;
  /** A logical reference's identifier, as `system|value`. */
  readonly identifier: string | null;
  readonly type: string | null;
}

/** All references of a resource, in its own order. What only points into the resource itself ("#…") is left out. */
export function referencesOf(resource: Resource): FoundReference[] {
  const found: FoundReference[] = [];
  for (const [under, value] of Object.entries(resource)) {
    if (value !== undefined && value !== null && typeof value === "object") {
      collect(under, under, value, found);
    }
  }
  return found;
}

/** As deep as the JSON, which `checkNesting` bounds. */
function collect(under: string, member: string, value: Json, found: FoundReference[]): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(under, member, item, found);
    return;
  }
  if (!isObject(value)) return;
  const reference = asReference(value);
  if (reference) found.push({ under, member, ...reference });
  for (const [name, part] of Object.entries(value)) {
    if (part !== null && typeof part === "object") collect(under, name, part, found);
  }
}

function asReference(
  value: JsonObject,
): Pick<FoundReference, "reference" | "identifier" | "type"> | null {
  const type = typeof value.type === "string" ? value.type : null;
  if (typeof value.reference === "string") {
    if (value.reference.startsWith("#")) return null;
    return { reference: value.reference, identifier: identifierOf(value.identifier), type };
  }
  const identifier = identifierOf(value.identifier);
  return identifier === null || type === null ? null : { reference: null, identifier, type };
}

/** `system|value` as search parameters write it (R4 Search, token). */
export function identifierOf(value: unknown): string | null {
  if (!isObject(value) || typeof value.value !== "string") return null;
  return `${typeof value.system === "string" ? value.system : ""}|${value.value}`;
}
