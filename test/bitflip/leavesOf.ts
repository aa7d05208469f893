export interface Leaf {
  readonly path: readonly (string | number)[];
  readonly hex: string;
}

/** Every hexadecimal text in the results. */
export function leavesOf(value: unknown, path: readonly (string | number)[] = []): Leaf[] {
  if (typeof value === "string") {
    const isAnswer = path[0] === "node" && path[2] === "result";
    return isAnswer && /^0x[0-9a-f]+$/i.test(value) ? [{ path, hex: value }] : [];
  }
  if (Array.isArray(value)) return value.flatMap((one, at) => leavesOf(one, [...path, at]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => leavesOf(one, [...path, name]));
}

/** The same value with one bit of that text changed. */
export function withBitFlipped<T>(
  value: T,
  { path, hex }: Leaf,
  pick: <U>(all: readonly U[]) => U,
): T {
  const at = 2 + pick([...hex.slice(2)].map((_, place) => place));
  const digit = Number.parseInt(hex[at] as string, 16) ^ pick([1, 2, 4, 8]);
  return replaced(value, path, hex.slice(0, at) + digit.toString(16) + hex.slice(at + 1)) as T;
}

function replaced(value: unknown, [step, ...rest]: Leaf["path"], leaf: string): unknown {
  if (step === undefined) return leaf;
  if (Array.isArray(value)) {
    return value.map((one, at) => (at === step ? replaced(one, rest, leaf) : one));
  }
  const object = value as Record<string, unknown>;
  return { ...object, [step]: replaced(object[step], rest, leaf) };
}
