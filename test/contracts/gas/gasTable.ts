import { budgetOf, originOf } from "./budgets.ts";
import type { Measurement } from "./measureGas.ts";

const figure = (gas: number) => gas.toLocaleString("en-US");

/** A Markdown table: what is spent, what may be, and what the origin system spends. */
export function gasTable(measured: readonly Measurement[]): string {
  const rows = measured.map(({ name, gas }) => {
    const budget = budgetOf(name);
    return [name, figure(gas), budget === null ? "" : figure(budget), originOf(name)];
  });
  const all = [["Act", "Gas", "Budget", "Origin"], ["---", "--:", "--:", "--:"], ...rows];
  return all.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
