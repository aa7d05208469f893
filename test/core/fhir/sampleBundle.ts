import type { Json, Resource } from "../../../core/record/RecordContent.ts";

/** A Bundle's text of these resources, each with a urn:uuid fullUrl made of its id. */
export function sampleBundle(resources: readonly Resource[], type = "collection"): string {
  return JSON.stringify({
    resourceType: "Bundle",
    type,
    entry: resources.map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource })),
  });
}

export function patient(id: string, rest: Record<string, Json> = {}): Resource {
  return { resourceType: "Patient", id, ...rest };
}

export function encounter(
  id: string,
  ofPatient: string,
  rest: Record<string, Json> = {},
): Resource {
  return {
    resourceType: "Encounter",
    id,
    status: "finished",
    class: { code: "AMB" },
    subject: { reference: ofPatient },
    ...rest,
  };
}

export function observation(id: string, rest: Record<string, Json> = {}): Resource {
  return { resourceType: "Observation", id, status: "final", code: { text: id }, ...rest };
}
