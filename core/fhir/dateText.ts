import { plainText } from "../text/plainText.ts";

/**
 * A FHIR date, dateTime or instant as it stands there, to the minute ("2019-06-20 02:25"): without moving it to another
 * time zone, which would change the day for some readers.
 */
export function dateText(value: unknown): string {
  if (typeof value !== "string") return "";
  const match = /^(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T(\d\d:\d\d))?/.exec(value);
  if (!match?.[1]) return plainText(value);
  return match[2] ? `${match[1]} ${match[2]}` : match[1];
}

/** A Period's beginning and end; the end's date only where it differs. */
export function periodText(value: unknown): string {
  if (typeof value !== "object" || value === null) return "";
  const { start, end } = value as { start?: unknown; end?: unknown };
  const [from, to] = [dateText(start), dateText(end)];
  if (from === "" || to === "" || from === to) return from || to;
  const isSameDay = from.length > 10 && from.slice(0, 10) === to.slice(0, 10);
  return `${from} to ${isSameDay ? to.slice(11) : to}`;
}
