import { InputError } from "../errors/InputError.ts";
import type { Json, Resource } from "../record/RecordContent.ts";
import { type Bundle, type BundleEntry, type BundleType, bundleTypes } from "./Bundle.ts";
import { checkIdentities } from "./checkIdentities.ts";
import { checkRelease } from "./checkRelease.ts";
import { isObject, type JsonObject } from "./isObject.ts";
import { parseJson } from "./parseJson.ts";
import { isResource, resourceTypeOf } from "./resourceTypeOf.ts";

/**
 * Reads a FHIR R4 Bundle of type transaction, collection or document. Resources are taken as they are: only what the
 * import rests on is checked, so that any server's or generator's profile passes.
 *
 * @param input the file's bytes or text; at most `bundleBytesMost`
 * @throws InputError those of `parseJson`; MA-FHIR-NOT-FHIR, -NOT-A-BUNDLE, -NOT-R4, -BUNDLE-TYPE, -NO-RESOURCE,
 *   -DUPLICATE, -NO-PATIENT
 */
export function readBundle(input: Uint8Array | string): Bundle {
  const bundle = asBundle(parseJson(input));
  const type = typeOf(bundle);
  const entry = entriesOf(bundle);
  checkRelease([bundle as Resource, ...entry.map(({ resource }) => resource)]);
  checkIdentities(entry);
  if (!entry.some(({ resource }) => resource.resourceType === "Patient")) {
    throw new InputError({
      code: "MA-FHIR-NO-PATIENT",
      happened: "the Bundle has no Patient",
      todo: "give a Bundle with the Patient that its resources are about",
    });
  }
  return { type, entry };
}

function asBundle(value: Json): JsonObject {
  if (!isObject(value) || typeof value.resourceType !== "string") {
    throw new InputError({
      code: "MA-FHIR-NOT-FHIR",
      happened: "the file is JSON, but not FHIR: it has no resourceType",
      todo: "give a FHIR R4 Bundle",
    });
  }
  if (value.resourceType !== "Bundle") {
    throw new InputError({
      code: "MA-FHIR-NOT-A-BUNDLE",
      happened: `the file holds ${resourceTypeOf(value) ?? "something"}, not a Bundle`,
      todo: "wrap it in a Bundle of type collection, together with its Patient",
    });
  }
  return value;
}

function typeOf(bundle: JsonObject): BundleType {
  const type = bundleTypes.find((known) => known === bundle.type);
  if (type) return type;
  throw new InputError({
    code: "MA-FHIR-BUNDLE-TYPE",
    happened: "the Bundle isn't of a type that can be imported",
    todo: `give a Bundle of type ${bundleTypes.join(", ")}`,
  });
}

function entriesOf(bundle: JsonObject): BundleEntry[] {
  const entries = bundle.entry ?? [];
  if (!Array.isArray(entries)) throw noResource("the Bundle's entry isn't a list");
  return (entries as Json[]).map((entry, at) => {
    if (!isObject(entry) || !isResource(entry.resource)) {
      throw noResource(`the Bundle's entry ${at + 1} has no resource`);
    }
    const { fullUrl, resource } = entry;
    return typeof fullUrl === "string" ? { fullUrl, resource } : { resource };
  });
}

function noResource(happened: string): InputError {
  return new InputError({
    code: "MA-FHIR-NO-RESOURCE",
    happened,
    todo: "give a Bundle whose entries all carry a FHIR resource",
  });
}
