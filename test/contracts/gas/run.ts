import { parseArgs } from "node:util";
import { writeGenerated } from "../table/docs.ts";
import { budgetOf } from "./budgets.ts";
import { gasTable } from "./gasTable.ts";
import { measureGas } from "./measureGas.ts";
import { differences, readSnapshot, writeSnapshot } from "./snapshot.ts";

/** Prints the table and what differs from the snapshot; exits 1 on a difference or a missed budget. `--update` keeps it. */
const { values } = parseArgs({ options: { update: { type: "boolean", default: false } } });
const measured = await measureGas();
if (values.update) {
  writeSnapshot(measured);
  writeGenerated("gas.md", gasTable(measured));
}
const changes = differences(measured, readSnapshot());
const missed = measured.filter(
  ({ name, gas }) => gas > (budgetOf(name) ?? Number.POSITIVE_INFINITY),
);
const lines = [
  gasTable(measured),
  "",
  changes.length === 0 ? "As in the snapshot." : `Against the snapshot:\n${changes.join("\n")}`,
  ...missed.map(({ name, gas }) => `over budget: ${name}, ${gas}`),
];
process.stdout.write(`${lines.join("\n")}\n`);
process.exitCode = changes.length + missed.length === 0 ? 0 : 1;
