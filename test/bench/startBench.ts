import { startDashboard } from "./dashboard.ts";
import { type Measure, median } from "./Measure.ts";

const runs = 5;

/** A fresh session with the demo: process → first frame, and process → records, entries and answered keys. */
export async function startBench(peerMs: number): Promise<Measure[]> {
  const frames: number[] = [];
  const usable: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const dashboard = startDashboard({ args: ["--fresh"] });
    const { terminal, startedMs } = dashboard;
    await terminal.waitFor((text) => text.trim() !== "");
    frames.push(performance.now() - startedMs);
    await terminal.waitFor(/[1-9]\d · following/, 30_000);
    terminal.write("2");
    await terminal.waitFor(/▸2 Appointments/);
    usable.push(performance.now() - startedMs);
    await dashboard.close();
  }
  const usableMs = median(usable);
  return [
    { what: "dashboard → first frame", value: median(frames), unit: "ms", budget: 300 },
    { what: "dashboard → usable (fresh, demo shown, key answered)", value: usableMs, unit: "ms" },
    { what: "  the same, beside the peer", value: usableMs / peerMs, unit: "×", budget: 1.5 },
  ];
}
