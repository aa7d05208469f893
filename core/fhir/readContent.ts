import { InputError } from "../errors/InputError.ts";
import type { Json, RecordContent, Resource } from "../record/RecordContent.ts";
import { checkIdentities } from "./checkIdentities.ts";
import { recordCharactersMost, recordTooLarge } from "./checkRecordSizes.ts";
import { checkRelease } from "./checkRelease.ts";
import { isObject, type JsonObject } from "./isObject.ts";
import { parseJson } from "./parseJson.ts";
import { isResource } from "./resourceTypeOf.ts";

/**
 * Reads a user's content file for a create or an amend: a FHIR R4 Bundle of any type, whose Encounter (or Patient) goes
 * first, or one resource, which is wrapped.
 *
 * @throws InputError those of `parseJson`; MA-FHIR-NOT-FHIR, -NOT-R4, -NO-RESOURCE, -DUPLICATE, -RECORD-TOO-LARGE
 */
export function readContent(input: Uint8Array | string): RecordContent {
  const value = parseJson(input);
  if (!isResource(value)) {
    throw new InputError({
      code: "MA-FHIR-NOT-FHIR",
      happened: "the content is JSON, but not a FHIR resource: it has no resourceType",
      todo: "give a FHIR R4 Bundle or one resource, as an Encounter",
    });
  }
  const entry = value.resourceType === "Bundle" ? entriesOf(value) : [{ resource: value }];
  checkRelease([value, ...entry.map(({ resource }) => resource)]);
  checkIdentities(entry);
  if (JSON.stringify(entry).length > recordCharactersMost) throw recordTooLarge("the content");
  return { resourceType: "Bundle", type: "collection", entry: headFirst(entry) };
}

type Entry = RecordContent["entry"][number];

function entriesOf(bundle: JsonObject): Entry[] {
  const entries = bundle.entry;
  if (!Array.isArray(entries) || entries.length === 0) throw noResource("the Bundle is empty");
  return (entries as Json[]).map((entry, at) => {
    if (!isObject(entry) || !isResource(entry.resource)) {
      throw noResource(`the Bundle's entry ${at + 1} has no resource`);
    }
    const { fullUrl, resource } = entry;
    return typeof fullUrl === "string" ? { fullUrl, resource } : { resource };
  });
}

function headFirst(entries: readonly Entry[]): Entry[] {
  const isType = (type: string) => (entry: Entry) =>
    (entry.resource as Resource).resourceType === type;
  const head = entries.find(isType("Encounter")) ?? entries.find(isType("Patient"));
  return head ? [head, ...entries.filter((entry) => entry !== head)] : [...entries];
}

function noResource(happened: string): InputError {
  return new InputError({
    code: "MA-FHIR-NO-RESOURCE",
    happened,
    todo: "give a Bundle whose entries all carry a FHIR resource",
  });
}
