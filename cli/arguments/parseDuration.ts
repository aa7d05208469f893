import { InputError } from "../../core/errors/InputError.ts";

const unitSeconds: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
};

/**
 * A duration such as `45m`, `12h`, `30d`, `2w`, or several in a row (`1h30m`).
 *
 * @returns seconds
 * @throws InputError
 */
export function parseDuration(text: string): number {
  const parts = [...text.matchAll(/(\d{1,9})([smhdw])/g)];
  const isWhole = parts.map((part) => part[0]).join("") === text && parts.length > 0;
  if (!isWhole) {
    throw new InputError({
      code: "MA-INPUT-DURATION",
      happened: `"${text}" is not a duration`,
      todo: "write it like 45m, 12h, 30d or 1h30m",
    });
  }
  return parts.reduce(
    (sum, [, count, unit]) => sum + Number(count) * (unitSeconds[unit ?? ""] ?? 0),
    0,
  );
}
