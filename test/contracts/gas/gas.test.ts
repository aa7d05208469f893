import { beforeAll, describe, expect, it } from "vitest";
import { readGenerated } from "../table/docs.ts";
import { budgetOf } from "./budgets.ts";
import { gasTable } from "./gasTable.ts";
import { type Measurement, measureGas } from "./measureGas.ts";
import { differences, readSnapshot } from "./snapshot.ts";

describe("gas", () => {
  let measured: Measurement[];

  beforeAll(async () => {
    measured = await measureGas();
  });

  it("stays within the budget of every act that has one", () => {
    const missed = measured.filter(
      ({ name, gas }) => gas > (budgetOf(name) ?? Number.POSITIVE_INFINITY),
    );
    expect(missed).toEqual([]);
    expect(measured.filter(({ name }) => budgetOf(name) !== null).length).toBeGreaterThan(30);
  });

  it("is what docs/gas.md says", () => {
    expect(readGenerated("gas.md")).toBe(gasTable(measured));
  });

  it("is the snapshot's", () => {
    expect(differences(measured, readSnapshot())).toEqual([]);
  });
});
