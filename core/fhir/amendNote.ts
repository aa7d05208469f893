import type { RecordContent, Resource } from "../record/RecordContent.ts";
import { conceptText } from "./conceptText.ts";
import { isObject } from "./isObject.ts";
import { attachment, type Note, type NoteFacts, noteEntry } from "./noteContent.ts";
import { noteText } from "./noteText.ts";

/** The note of a record that a form may edit: its first document in plain text; null where it has none. */
export function noteOf(content: RecordContent): Note | null {
  const resource = content.entry.find((entry) => isNote(entry.resource))?.resource;
  if (!resource) return null;
  const encounter = content.entry.find((entry) => entry.resource.resourceType === "Encounter");
  return {
    title: typeof resource.description === "string" ? resource.description : "",
    text: noteText(resource) ?? "",
    reason: conceptText(encounter?.resource.reasonCode),
  };
}

/**
 * The content with its note replaced, or with the note added where it has none (an imported encounter). All else stays.
 * The title and reason of the encounter stay too: they are the visit's, not the note's.
 */
export function amendNote(content: RecordContent, note: Note, facts: NoteFacts): RecordContent {
  const place = content.entry.findIndex(({ resource }) => isNote(resource));
  if (place < 0) {
    const first = content.entry[0]?.resource;
    const encounterId = first?.resourceType === "Encounter" ? first.id : undefined;
    const added = noteEntry(note, { ...facts, encounterId: encounterId ?? facts.encounterId });
    return { ...content, entry: [...content.entry, added] };
  }
  return {
    ...content,
    entry: content.entry.map((entry, at) =>
      at === place ? { ...entry, resource: replaced(entry.resource, note, facts) } : entry,
    ),
  };
}

function replaced(resource: Resource, note: Note, facts: NoteFacts): Resource {
  return {
    ...resource,
    description: note.title,
    date: new Date(facts.atSeconds * 1000).toISOString(),
    content: [{ attachment: attachment(note.text) }],
  };
}

/** Only what a form can hold in full: one attachment, in plain text. */
function isNote(resource: Resource): boolean {
  const { content } = resource;
  if (resource.resourceType !== "DocumentReference" || !Array.isArray(content)) return false;
  return content.length === 1 && isObject(content[0]) && noteText(resource) !== null;
}
