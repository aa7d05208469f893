import type { Resource } from "../record/RecordContent.ts";

export const bundleTypes = ["transaction", "collection", "document"] as const;

export type BundleType = (typeof bundleTypes)[number];

export interface BundleEntry {
  readonly fullUrl?: string;
  readonly resource: Resource;
}

/** A FHIR R4 Bundle that was checked: every entry has a resource, no two are the same one, there is a Patient. */
export interface Bundle {
  readonly type: BundleType;
  readonly entry: readonly BundleEntry[];
}
