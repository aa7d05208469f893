import { InputError } from "../../core/errors/InputError.ts";

/** A whole number from `least` on. @throws InputError */
export function parseCount(
  text: string,
  what: string,
  least = 1,
  most = Number.MAX_SAFE_INTEGER,
): number {
  const number = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new InputError({
    code: "MA-INPUT-NUMBER",
    happened: `"${text}" is not a ${what}`,
    todo: `give a whole number from ${least}${most === Number.MAX_SAFE_INTEGER ? " on" : ` to ${most}`}`,
  });
}
