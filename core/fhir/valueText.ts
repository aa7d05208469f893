import { plainText } from "../text/plainText.ts";
import { conceptText } from "./conceptText.ts";
import { dateText, periodText } from "./dateText.ts";
import { isObject, type JsonObject } from "./isObject.ts";

/** The words of an element whose type its name's end tells ("value[x]", "effective[x]"); "" where it has none. */
export function choiceText(owner: JsonObject, stem: string): string {
  for (const [name, value] of Object.entries(owner)) {
    if (!name.startsWith(stem)) continue;
    const text = typedText(name.slice(stem.length), value);
    if (text !== "") return text;
  }
  return "";
}

function typedText(type: string, value: unknown): string {
  if (type === "Quantity" || type === "Age" || type === "Duration") return quantityText(value);
  if (type === "DateTime" || type === "Date" || type === "Instant") return dateText(value);
  if (type === "Period") return periodText(value);
  if (type === "Range" && isObject(value)) {
    return `${quantityText(value.low)} to ${quantityText(value.high)}`;
  }
  if (type === "Ratio" && isObject(value)) {
    return `${quantityText(value.numerator)} / ${quantityText(value.denominator)}`;
  }
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return conceptText(value);
}

/** A Quantity with its unit, rounded to what a reader uses: at most four significant decimals. */
function quantityText(value: unknown): string {
  if (!isObject(value) || typeof value.value !== "number") return "";
  const comparator = typeof value.comparator === "string" ? `${plainText(value.comparator)} ` : "";
  const unit = plainText(String(value.unit ?? value.code ?? ""));
  const rounded = roundedText(value.value);
  return `${comparator}${rounded}${unit === "" || unit === "1" ? "" : ` ${unit}`}`;
}

function roundedText(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) < 0.001) return String(value);
  return String(Number(value.toFixed(Math.abs(value) < 1 ? 4 : 2)));
}
