import { openSession } from "../../cli/session/openSession.ts";
import { startDashboard } from "./dashboard.ts";
import { type Measure, median, percentile } from "./Measure.ts";

const acts = 60;
const keys = 100;

/** From an act to its entry on the screen, and from a key to its effect. */
export async function screenBench(): Promise<Measure[]> {
  const dashboard = startDashboard({ args: ["--fresh"] });
  const { terminal, stateDir } = dashboard;
  try {
    await terminal.waitFor(/[1-9]\d · following/, 30_000);
    terminal.write("4");
    const first = await terminal.waitFor(/(\d+) · following/);
    let count = Number(/(\d+) · following/.exec(first)?.[1]);
    const session = await openSession({ session: "default", stateDir });
    const times: number[] = [];
    for (let n = 0; n < acts; n += 1) {
      const from = performance.now();
      count += 1;
      const shown = terminal.waitFor(`${count} · following`);
      await session.act.act({ action: "query", recordId: 2 }, { as: "lind" });
      await shown;
      times.push(performance.now() - from);
    }
    const latencies: number[] = [];
    for (let n = 0; n < keys; n += 1) {
      const screen = 1 + (n % 3);
      const from = performance.now();
      terminal.write(String(screen));
      await terminal.waitFor((text) => text.includes(`▸${screen} `));
      latencies.push(performance.now() - from);
    }
    return [
      {
        what: "act → entry on screen, p95",
        value: percentile(times, 0.95),
        unit: "ms",
        budget: 200,
        note: `median ${Math.round(median(times))} ms of ${acts}`,
      },
      {
        what: "key → screen, p95",
        value: percentile(latencies, 0.95),
        unit: "ms",
        budget: 50,
        note: `median ${Math.round(median(latencies))} ms of ${keys}`,
      },
    ];
  } finally {
    await dashboard.close();
  }
}
