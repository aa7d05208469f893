import { startDashboard } from "./dashboard.ts";
import { type Measure, median } from "./Measure.ts";
import { peerStart } from "./peerStart.ts";

const runs = 7;

/**
 * A fresh session with the demo: process → first frame, and process → records, entries and answered keys; each run beside
 * one of `hardhat node`, so that whatever else the machine does tells on both.
 */
export async function startBench(): Promise<Measure[]> {
  const peers: number[] = [];
  const frames: number[] = [];
  const usable: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    peers.push(await peerStart());
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
  const [peerMs, usableMs] = [median(peers), median(usable)];
  return [
    { what: "hardhat node alone → answers (peer)", value: peerMs, unit: "ms" },
    { what: "dashboard → first frame", value: median(frames), unit: "ms", budget: 300 },
    { what: "dashboard → usable (fresh, demo shown, key answered)", value: usableMs, unit: "ms" },
    { what: "  the same, beside the peer", value: usableMs / peerMs, unit: "×", budget: 1.5 },
  ];
}
