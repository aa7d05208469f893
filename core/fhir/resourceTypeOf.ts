import type { Resource } from "../record/RecordContent.ts";
import { isObject } from "./isObject.ts";

/** The resource's type if it can be the name of one (R4: letters, beginning with a capital), else null. */
export function resourceTypeOf(value: unknown): string | null {
  if (!isObject(value) || typeof value.resourceType !== "string") return null;
  return /^[A-Z][A-Za-z]{1,63}$/.test(value.resourceType) ? value.resourceType : null;
}

export function isResource(value: unknown): value is Resource {
  if (resourceTypeOf(value) === null) return false;
  const { id } = value as { id?: unknown };
  return id === undefined || typeof id === "string";
}
