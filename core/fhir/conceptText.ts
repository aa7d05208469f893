import { plainText } from "../text/plainText.ts";
import { isObject } from "./isObject.ts";

/** The words of a CodeableConcept, a Coding or a plain text: its text, else a display, else a code; "" without any. */
export function conceptText(value: unknown): string {
  if (typeof value === "string") return plainText(value);
  if (Array.isArray(value)) return value.map(conceptText).filter(Boolean).join(", ");
  if (!isObject(value)) return "";
  for (const name of ["text", "display"]) {
    const text = value[name];
    if (typeof text === "string" && plainText(text) !== "") return plainText(text);
  }
  if (Array.isArray(value.coding)) {
    const codings = value.coding.map(conceptText);
    return codings.find((text) => text !== "") ?? "";
  }
  return typeof value.code === "string" ? plainText(value.code) : "";
}
