import type { Resource } from "../record/RecordContent.ts";
import { plainLines } from "../text/plainLines.ts";
import { plainText } from "../text/plainText.ts";
import { conceptText } from "./conceptText.ts";
import { dateText, periodText } from "./dateText.ts";
import { isObject } from "./isObject.ts";
import { noteText } from "./noteText.ts";
import { addressText, nameText } from "./personText.ts";
import { choiceText } from "./valueText.ts";

/** One line of a described record; `text` is safe to show and has no line break. */
export interface RecordLine {
  readonly label: string;
  readonly text: string;
}

/** A resource as labelled lines; what has no better reading: its code, its status and its date. */
export function describeResource(resource: Resource): RecordLine[] {
  const describe = readings.get(resource.resourceType) ?? other;
  return describe(resource).filter(({ text }) => text !== "");
}

const readings = new Map<string, (resource: Resource) => RecordLine[]>([
  ["Encounter", encounter],
  ["Patient", person],
  ["Practitioner", ({ name }) => [line("Practitioner", nameText(name))]],
  ["Organization", ({ name }) => [line("Organization", nameText(name))]],
  ["Location", ({ name }) => [line("Location", nameText(name))]],
  ["Observation", observation],
  ["DocumentReference", note],
  ["ClinicalImpression", note],
]);

function encounter(resource: Resource): RecordLine[] {
  return [
    line("Type", conceptText(resource.type)),
    line("Class", conceptText(resource.class)),
    line("Status", conceptText(resource.status)),
    line("Time", periodText(resource.period)),
    line("Reason", conceptText(resource.reasonCode)),
  ];
}

function person(resource: Resource): RecordLine[] {
  return [
    line("Name", nameText(resource.name)),
    line("Born", dateText(resource.birthDate)),
    line("Died", choiceText(resource, "deceased")),
    line("Gender", conceptText(resource.gender)),
    line("Address", addressText(resource.address)),
  ];
}

function observation(resource: Resource): RecordLine[] {
  const label = conceptText(resource.code) || "Observation";
  const value = choiceText(resource, "value") || conceptText(resource.dataAbsentReason);
  const components = (Array.isArray(resource.component) ? resource.component : [])
    .filter(isObject)
    .map((part) => line(conceptText(part.code) || label, choiceText(part, "value")));
  const notes = annotations(resource);
  const lines = [line(label, flagged(value, resource)), ...components, ...notes];
  return lines.some(({ text }) => text !== "")
    ? lines
    : [line(label, conceptText(resource.status))];
}

function flagged(value: string, { interpretation }: Resource): string {
  const flag = conceptText(interpretation);
  return value === "" || flag === "" ? value : `${value} (${flag})`;
}

function note(resource: Resource): RecordLine[] {
  const label =
    plainText(typeof resource.description === "string" ? resource.description : "") ||
    conceptText(resource.type) ||
    conceptText(resource.code) ||
    "Note";
  const summary = typeof resource.summary === "string" ? resource.summary : "";
  const lines = plainLines(noteText(resource) ?? summary);
  return [
    ...lines.map((text, at) => ({ label: at === 0 ? label : "", text: text === "" ? " " : text })),
    ...annotations(resource),
  ];
}

function other(resource: Resource): RecordLine[] {
  const label =
    conceptText(resource.code) ||
    choiceText(resource, "medication") ||
    conceptText(resource.vaccineCode) ||
    conceptText(resource.title) ||
    conceptText(resource.category) ||
    conceptText(resource.type) ||
    nameText(resource.name) ||
    conceptText(resource.description) ||
    plainText(resource.resourceType);
  const status =
    conceptText(resource.clinicalStatus) ||
    conceptText(resource.status) ||
    conceptText(resource.lifecycleStatus);
  const facts = [status, dosage(resource), span(resource), conceptText(resource.conclusion)];
  const lines = plainLines(noteText(resource) ?? "").map((text) => line("", text));
  return [
    line(label, facts.filter((fact) => fact !== "").join(", ") || "recorded"),
    ...lines,
    ...annotations(resource),
  ];
}

function span(resource: Resource): string {
  const time =
    choiceText(resource, "onset") ||
    choiceText(resource, "performed") ||
    choiceText(resource, "occurrence") ||
    choiceText(resource, "effective") ||
    periodText(resource.period) ||
    dateText(resource.authoredOn ?? resource.recordedDate ?? resource.date ?? resource.started);
  const end = choiceText(resource, "abatement");
  return end === "" ? time : `${time} to ${end}`;
}

function dosage({ dosageInstruction }: Resource): string {
  const texts = (Array.isArray(dosageInstruction) ? dosageInstruction : [])
    .filter(isObject)
    .map(({ text }) => (typeof text === "string" ? plainText(text) : ""));
  return texts.filter((text) => text !== "").join("; ");
}

function annotations({ note: notes }: Resource): RecordLine[] {
  return (Array.isArray(notes) ? notes : [])
    .filter(isObject)
    .flatMap(({ text }) => plainLines(typeof text === "string" ? text : ""))
    .map((text) => line("Note", text));
}

function line(label: string, text: string): RecordLine {
  return { label, text };
}
