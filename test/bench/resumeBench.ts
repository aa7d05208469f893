import { openSession } from "../../cli/session/openSession.ts";
import { Program } from "../e2e/Program.ts";
import type { Measure } from "./Measure.ts";

const transactions = 1000;

/** How long a session of 1,000 transactions takes to come back. */
export async function resumeBench(): Promise<Measure[]> {
  const program = new Program();
  try {
    const first = await program.up("--fresh");
    const session = await openSession({ session: "default", stateDir: program.stateDir });
    for (let n = 0; n < transactions; n += 1) {
      await session.act.act({ action: "query", recordId: 2 }, { as: "lind" });
    }
    await first.stop();
    const { ready } = await program.up();
    return [
      {
        what: "resume of a session of 1,000 transactions",
        value: ready.elapsedMs,
        unit: "ms",
        budget: 2000,
        note: "process → ready, one block each",
      },
    ];
  } finally {
    await program.dispose();
  }
}
