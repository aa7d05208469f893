import type { Bundle } from "../../core/fhir/Bundle.ts";
import type { Seed } from "../Session.ts";
import { importCharts } from "./importCharts.ts";
import { readBundleFile } from "./readBundleFile.ts";

/** Begins a session with these charts instead of the demo's; the cast stands ready beside them. */
export function seedCharts(paths: readonly string[]): Seed {
  return async (session) => {
    const bundles: Bundle[] = [];
    for (const path of paths) bundles.push(await readBundleFile(path));
    // A fresh chain begins in the past, where a demo's story would take place; an import is of today.
    await session.devnet.setTime(null);
    const { charts, personas } = await importCharts(session, bundles);
    for (const persona of personas) session.personas.add(persona);
    const records = charts.reduce((sum, chart) => sum + chart.records, 0);
    session.log(`import: ${charts.length} charts, ${records} records`);
  };
}
