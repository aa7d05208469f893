import { readFileSync, writeFileSync } from "node:fs";
import type { Measurement } from "./measureGas.ts";

const file = new URL("snapshot.json", import.meta.url);

export function readSnapshot(): Map<string, number> {
  return new Map(Object.entries(JSON.parse(readFileSync(file, "utf8")) as Record<string, number>));
}

export function writeSnapshot(measured: readonly Measurement[]): void {
  const entries = Object.fromEntries(measured.map(({ name, gas }) => [name, gas]));
  writeFileSync(file, `${JSON.stringify(entries, null, 2)}\n`);
}

/** One line for each figure that isn't the snapshot's. */
export function differences(
  measured: readonly Measurement[],
  snapshot: ReadonlyMap<string, number>,
): string[] {
  const names = new Set(measured.map(({ name }) => name));
  const changed = measured.flatMap(({ name, gas }) => {
    const before = snapshot.get(name);
    if (before === gas) return [];
    return before === undefined
      ? [`${name}: new, ${gas}`]
      : [`${name}: ${before} → ${gas} (${signed(gas - before)})`];
  });
  return [
    ...changed,
    ...[...snapshot.keys()]
      .filter((name) => !names.has(name))
      .map((name) => `${name}: no longer measured`),
  ];
}

function signed(change: number): string {
  return change > 0 ? `+${change}` : String(change);
}
