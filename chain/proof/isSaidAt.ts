import { quantity } from "../hexQuantity.ts";

/**
 * Whether a node says of a log, receipt or transaction that it stands where it does, as far as it says anything: nodes differ
 * in what they repeat.
 *
 * @param place numbers are QUANTITYs in what is said
 */
export function isSaidAt(said: unknown, place: Readonly<Record<string, string | number>>): boolean {
  const fields = said as Readonly<Record<string, unknown>>;
  return Object.entries(place).every(([name, expected]) => {
    const value = fields[name];
    return (
      value === undefined ||
      value === (typeof expected === "number" ? quantity(expected) : expected)
    );
  });
}
