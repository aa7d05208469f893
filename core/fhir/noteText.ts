import type { Resource } from "../record/RecordContent.ts";
import { isObject } from "./isObject.ts";

/** The plain text of a DocumentReference's or DiagnosticReport's attachments; null without one that is plain text. */
export function noteText(resource: Resource): string | null {
  const attachments =
    resource.resourceType === "DiagnosticReport"
      ? asList(resource.presentedForm)
      : asList(resource.content).map((item) => (isObject(item) ? item.attachment : undefined));
  const texts = attachments.map(attachmentText).filter((text) => text !== null);
  return texts.length === 0 ? null : texts.join("\n\n");
}

/** An Attachment's data, decoded, where its content type is plain text. */
export function attachmentText(value: unknown): string | null {
  if (!isObject(value) || typeof value.data !== "string") return null;
  if (!/^text\/plain\b/i.test(String(value.contentType))) return null;
  return Buffer.from(value.data, "base64").toString("utf8");
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
