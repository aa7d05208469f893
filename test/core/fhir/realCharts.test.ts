import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { describeRecord } from "../../../core/fhir/describeRecord.ts";
import { printRecord } from "../../../core/fhir/printRecord.ts";
import { readBundle } from "../../../core/fhir/readBundle.ts";
import { recordTitle } from "../../../core/fhir/recordTitle.ts";
import { splitCharts } from "../../../core/fhir/splitCharts.ts";
import { realCharts } from "./realCharts.ts";

const charts = realCharts();

describe.skipIf(charts.length === 0)("Synthea's charts as they are", () => {
  test.each(charts.map((path) => [basename(path), path]))("%s", (_, path) => {
    const bundle = readBundle(readFileSync(path));
    const { charts: split, fates } = splitCharts(bundle);
    const countOf = (type: string) =>
      bundle.entry.filter(({ resource }) => resource.resourceType === type).length;
    expect(split).toHaveLength(1);
    expect(split[0]?.records).toHaveLength(countOf("Encounter") + 1);
    expect(fates.reduce((sum, { total }) => sum + total, 0)).toBe(bundle.entry.length);
    expect(fates.reduce((sum, { ofNoPatient }) => sum + ofNoPatient, 0)).toBe(0);
    expect(fates.find(({ type }) => type === "Observation")).toMatchObject({
      inRecords: countOf("Observation"),
    });
    for (const { content, kind } of split[0]?.records ?? []) {
      expect(recordTitle(content)).toMatch(
        kind === "summary" ? /^Summary$/ : /.+, \d{4}-\d\d-\d\d$/,
      );
      const lines = describeRecord(content).flatMap((section) => section.lines);
      expect(lines.filter(({ label, text }) => label === "" || text === "")).toEqual([]);
      expect(
        printRecord(content)
          .split("\n")
          .every((line) => line.length <= 80),
      ).toBe(true);
    }
  });
});
