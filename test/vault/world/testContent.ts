import type { RecordContent } from "../../../core/record/RecordContent.ts";

/** A record that can be told from others by its text. */
export function testContent(text: string): RecordContent {
  return {
    resourceType: "Bundle",
    type: "collection",
    entry: [
      { resource: { resourceType: "Encounter", id: "e1", status: "finished" } },
      { resource: { resourceType: "Observation", id: "o1", note: [{ text }] } },
    ],
  };
}
