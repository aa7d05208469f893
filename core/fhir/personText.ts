import { plainText } from "../text/plainText.ts";
import { isObject } from "./isObject.ts";

/** The first HumanName of a list as one reads it ("Dr. Jonah Schroeder"); also a plain `name`, as organizations have. */
export function nameText(value: unknown): string {
  if (typeof value === "string") return plainText(value);
  const name = Array.isArray(value) ? value.find(isObject) : value;
  if (!isObject(name)) return "";
  if (typeof name.text === "string") return plainText(name.text);
  const parts = [name.prefix, name.given, name.family, name.suffix].flat();
  return plainText(parts.filter((part) => typeof part === "string").join(" "));
}

/** The first Address of a list on one line. */
export function addressText(value: unknown): string {
  const address = Array.isArray(value) ? value.find(isObject) : value;
  if (!isObject(address)) return "";
  if (typeof address.text === "string") return plainText(address.text);
  const town = [address.postalCode, address.city].filter((part) => typeof part === "string");
  const parts = [address.line, town.join(" "), address.state, address.country].flat();
  return plainText(parts.filter((part) => typeof part === "string" && part !== "").join(", "));
}
