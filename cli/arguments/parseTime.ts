import { isValid, parseISO } from "date-fns";
import { InputError } from "../../core/errors/InputError.ts";
import { parseDuration } from "./parseDuration.ts";

/**
 * A time as the command line takes it: ISO 8601 (`2026-12-01T10:00`, local time where it says no zone; `…Z`), Unix seconds
 * (`@1790000000`), or a distance from now (`+2h`, `-30m`).
 *
 * @returns Unix seconds
 * @throws InputError
 */
export function parseTime(text: string, nowSeconds: number): number {
  const sign = text[0];
  if (sign === "+" || sign === "-") {
    const seconds = parseDuration(text.slice(1));
    return sign === "+" ? nowSeconds + seconds : nowSeconds - seconds;
  }
  if (/^@\d{1,12}$/.test(text)) return Number(text.slice(1));
  const date = parseISO(text);
  if (!isValid(date) || date.getTime() < 0) {
    throw new InputError({
      code: "MA-INPUT-TIME",
      happened: `"${text}" is not a time`,
      todo: "write it like 2026-12-01T10:00, 2026-12-01T10:00:00Z or +2h",
    });
  }
  return Math.floor(date.getTime() / 1000);
}
