import type { Bundle } from "../../core/fhir/Bundle.ts";
import type { ImportReport } from "../../devnet/import/ImportReport.ts";
import { importCharts } from "../../devnet/import/importCharts.ts";
import { readBundleFile } from "../../devnet/import/readBundleFile.ts";
import { remoteChain } from "../../devnet/remoteChain.ts";
import { writeJson, writeOut } from "../output/writeOut.ts";
import { openSession } from "../session/openSession.ts";
import type { SessionOptions } from "../session/SessionOptions.ts";
import { untilStopped } from "../session/untilStopped.ts";

/** Imports Bundles into the running session, all or none. */
export async function importBundles(
  paths: readonly string[],
  options: SessionOptions,
): Promise<number> {
  const bundles: Bundle[] = [];
  for (const path of paths) bundles.push(await readBundleFile(path));
  const { file, chain, vault } = await openSession(options);
  const stop = new AbortController();
  void untilStopped().then(() => stop.abort());
  const devnet = remoteChain(file);
  try {
    const place = {
      id: file.id,
      directory: file.directory,
      devnet,
      chain,
      vault,
    };
    const report = await importCharts(place, bundles, {
      signal: stop.signal,
      onProgress: ({ done, total }) => showProgress(done, total),
    });
    if (options.json) await writeJson(report);
    else await writeOut(describe(report));
    return 0;
  } finally {
    showProgress(null, 0);
  }
}

/** One line on a terminal's stderr, rewritten; nothing elsewhere. */
function showProgress(done: number | null, total: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(
    `\r\u001b[K${done === null ? "" : `importing: ${done} of ${total} records`}`,
  );
}

function describe(report: ImportReport): string {
  const charts = report.charts.map((chart) => {
    const last = chart.firstRecord + chart.records - 1;
    return `${chart.patient}: records ${chart.firstRecord} to ${last}, by ${chart.doctors.join(", ")}\n`;
  });
  const header = [
    "type",
    "all",
    "in records",
    "in summary",
    "shared",
    "doctors",
    "left out",
    "of nobody",
  ];
  const rows = report.fates.map((fate) =>
    [
      fate.type,
      fate.total,
      fate.inRecords,
      fate.inSummary,
      fate.shared,
      fate.doctors,
      fate.leftOut,
      fate.ofNoPatient,
    ].map(String),
  );
  const widths = header.map((name, at) =>
    Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join("  ");
  return `${charts.join("")}\n${[header, ...rows].map(line).join("\n")}\n`;
}
