import { detailHash } from "./detailHash.ts";
import type { Entry } from "./Entry.ts";

const fields = [
  "stream",
  "seq",
  "patient",
  "actor",
  "doctor",
  "auditor",
  "action",
  "outcome",
  "status",
  "purpose",
  "version",
  "recordedAtSeconds",
  "commitment",
  "head",
  "message",
  "block",
  "transactionHash",
  "logIndex",
] as const satisfies readonly (keyof Entry)[];

/** True where two readings of an entry say the same in every field, details included. */
export function isSameEntry(a: Entry, b: Entry): boolean {
  if (!fields.every((field) => a[field] === b[field])) return false;
  if (a.detail === null || b.detail === null) return a.detail === b.detail;
  return detailHash(a.detail) === detailHash(b.detail);
}
