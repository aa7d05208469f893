import { format, formatDistanceStrict, isValid } from "date-fns";

/** Local times; a number that is no date (a hostile node's) stays a number. */
export function clockTime(seconds: number): string {
  return formatted(seconds, "HH:mm:ss");
}

export function dayTime(seconds: number): string {
  return formatted(seconds, "dd MMM HH:mm");
}

/** In six cells: the clock for what is less than half a day away, else the day. */
export function shortTime(seconds: number, nowSeconds: number): string {
  const isNear = Math.abs(nowSeconds - seconds) < 43_200;
  return formatted(seconds, isNear ? "HH:mm" : "dd MMM").padStart(6);
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
