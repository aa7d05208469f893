import { addDays, isValid, parse, startOfDay } from "date-fns";

/**
 * A date and time as people type it, local: "2026-11-24 09:30", "24 Nov 09:30", "tomorrow 9:30", "09:30".
 *
 * @returns Unix seconds, or null for what is none
 */
export function parseWhen(text: string, nowSeconds: number): number | null {
  const now = new Date(nowSeconds * 1000);
  const clean = text.trim().replace(/\s+/g, " ").toLowerCase();
  const relative = /^(today|tomorrow) (\d{1,2}:\d{2})$/.exec(clean);
  if (relative) {
    const day = relative[1] === "tomorrow" ? addDays(startOfDay(now), 1) : startOfDay(now);
    return secondsOf(parse(relative[2] ?? "", "H:mm", day));
  }
  for (const pattern of [
    "yyyy-MM-dd H:mm",
    "yyyy-MM-dd't'H:mm",
    "d MMM H:mm",
    "d MMM yyyy H:mm",
    "H:mm",
  ]) {
    const seconds = secondsOf(parse(clean, pattern, startOfDay(now)));
    if (seconds !== null) return seconds;
  }
  return null;
}

const unitSeconds: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400, w: 604_800 };

/** "30d", "12h", "2w", "45m" as seconds; null for what is none. */
export function parseDuration(text: string): number | null {
  const match = /^\+?(\d{1,4})\s*([mhdw])$/.exec(text.trim().toLowerCase());
  if (!match) return null;
  return Number(match[1]) * (unitSeconds[match[2] ?? ""] ?? 0);
}

function secondsOf(date: Date): number | null {
  return isValid(date) ? Math.floor(date.getTime() / 1000) : null;
}
