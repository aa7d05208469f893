import type { Json } from "../record/RecordContent.ts";

export type JsonObject = { readonly [name: string]: Json | undefined };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
