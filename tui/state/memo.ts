/** Remembers the last result while what it was made from stays the same. */
export function memo<Input, Deps extends readonly unknown[], Result>(
  depsOf: (input: Input) => Deps,
  compute: (input: Input) => Result,
): (input: Input) => Result {
  let last: { deps: Deps; result: Result } | null = null;
  return (input) => {
    const deps = depsOf(input);
    if (last !== null && isSame(last.deps, deps)) return last.result;
    last = { deps, result: compute(input) };
    return last.result;
  };
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => Object.is(value, b[index]));
}
