import { plainText } from "../text/plainText.ts";
import { isObject } from "./isObject.ts";

/** The words of a CodeableConcept, a Coding or a plain text: its text, else a display, else a code; "" without any. */
export function conceptText(value: unknown): string {
  if (typeof value === "string") return plainText(value);
  if (Array.isArray(value)) {
    // FHIR has no lists of lists; whoever nests them gains nothing.
    const texts = value.map((item) => (Array.isArray(item) ? "" : conceptText(item)));
    return texts.filter((text) => text !== "").join(", ");
  }
  if (!isObject(value)) return "";
  for (const name of ["text", "display"]) {
    const text = value[name];
    if (typeof text === "string" && plainText(text) !== "") return plainText(text);
  }
  if (Array.isArray(value.coding)) {
    const texts = value.coding.map((coding) => codingText(coding));
    return texts.find((text) => text !== "") ?? "";
  }
  return codingText(value);
}

function codingText(value: unknown): string {
  if (!isObject(value)) return "";
  const texts = [value.display, value.code].map((text) =>
    typeof text === "string" ? plainText(text) : "",
  );
  return texts.find((text) => text !== "") ?? "";
}
