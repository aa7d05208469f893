export interface Measure {
  readonly what: string;
  readonly value: number;
  readonly unit: "ms" | "×" | "entries/s" | "MiB" | "%";
  /** In the same unit. */
  readonly budget?: number;
  /** True where the budget is a least and not a most. */
  readonly isFloor?: boolean;
  /** How the figure came about: runs, spread. */
  readonly note?: string;
}

export function barLine({ what, value, unit, budget, isFloor, note }: Measure): string {
  const shown = value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(2);
  const isWithin = budget === undefined || (isFloor ? value >= budget : value <= budget);
  const mark = budget === undefined ? " " : isWithin ? "✓" : "✗";
  const limit =
    budget === undefined ? "" : `${isFloor ? "≥" : "≤"} ${budget.toLocaleString("en")} ${unit}`;
  return `${mark} ${what.padEnd(52)} ${shown.padStart(10)} ${unit.padEnd(9)} ${limit.padEnd(20)} ${note ?? ""}`.trimEnd();
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** @param part 0.95 for p95 */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
