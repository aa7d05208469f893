import { InputError } from "../errors/InputError.ts";
import type { Resource } from "../record/RecordContent.ts";
import { bundleBytesMost } from "./bundleBytesMost.ts";
import type { ChartPlan } from "./ChartPlan.ts";

/** The largest record; the vault takes somewhat more, since it gets it sealed. In characters of JSON. */
export const recordCharactersMost = 4 * 2 ** 20;

/**
 * Resources that many records share stand in each of them, so that a small Bundle could grow without bound.
 *
 * @throws InputError MA-FHIR-RECORD-TOO-LARGE
 */
export function checkRecordSizes(charts: readonly ChartPlan[]): void {
  const sizes = new Map<Resource, number>();
  const sizeOf = (resource: Resource) => {
    const known = sizes.get(resource);
    if (known !== undefined) return known;
    const size = JSON.stringify(resource).length;
    sizes.set(resource, size);
    return size;
  };
  let total = 0;
  for (const { records } of charts) {
    for (const { content } of records) {
      const size = content.entry.reduce((sum, { resource }) => sum + sizeOf(resource), 0);
      if (size > recordCharactersMost) throw recordTooLarge("one record of the Bundle");
      total += size;
      if (total > 2 * bundleBytesMost) throw recordTooLarge("what the records of the Bundle share");
    }
  }
}

export function recordTooLarge(what: string): InputError {
  return new InputError({
    code: "MA-FHIR-RECORD-TOO-LARGE",
    happened: `${what} is too large to be stored`,
    todo: `keep each encounter with all that belongs to it below ${recordCharactersMost / 2 ** 20} MiB; leave images out`,
  });
}
