import { format, formatDistanceStrict, isValid } from "date-fns";

/** Local times; a number that is no date (a hostile node's) stays a number. */
export function clockTime(seconds: number): string {
  return formatted(seconds, "HH:mm:ss");
}

export function dayTime(seconds: number): string {
  return formatted(seconds, "dd MMM HH:mm");
}

/** In six cells: the clock for what is near, else the day. */
export function shortTime(seconds: number, nowSeconds: number): string {
  return formatted(seconds, isNear(seconds, nowSeconds) ? "HH:mm" : "dd MMM").padStart(6);
}

/** In eight cells: the clock to the second for what is near, else the day. */
export function nearTime(seconds: number, nowSeconds: number): string {
  return formatted(seconds, isNear(seconds, nowSeconds) ? "HH:mm:ss" : "dd MMM").padStart(8);
}

/** The clock that {@link nearTime} leaves out. */
export function farClock(seconds: number, nowSeconds: number): string {
  return isNear(seconds, nowSeconds) ? "" : formatted(seconds, "HH:mm");
}

export function fullTime(seconds: number): string {
  return formatted(seconds, "yyyy-MM-dd HH:mm:ss");
}

/** As forms take it. */
export function formTime(seconds: number): string {
  return formatted(seconds, "yyyy-MM-dd HH:mm");
}

/** "3 minutes ago"; "now" within some seconds. */
export function ageOf(seconds: number, nowSeconds: number): string {
  const passed = nowSeconds - seconds;
  if (passed < 10) return "just now";
  return `${formatDistanceStrict(seconds * 1000, nowSeconds * 1000)} ago`;
}

function formatted(seconds: number, pattern: string): string {
  const date = new Date(seconds * 1000);
  return isValid(date) ? format(date, pattern) : String(seconds);
}

/** Within half a day: nobody takes one day's clock for another's. */
function isNear(seconds: number, nowSeconds: number): boolean {
  return Math.abs(nowSeconds - seconds) < 43_200;
}
