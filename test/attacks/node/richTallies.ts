import { Checkpoints } from "../../../cli/session/Checkpoints.ts";
import { randomHistory } from "../../cli/session/randomHistory.ts";
import { auditorOf } from "../../cli/session/report/auditorOf.ts";
import { createRecord, grant } from "../../vault/world/seedWorld.ts";
import { sessionId, startWorld } from "../../vault/world/startWorld.ts";
import { addressOf } from "../../vault/world/testPersonas.ts";
import { type RecordedTally, recordTally } from "./recordedTally.ts";

export interface RichTallies {
  readonly plain: RecordedTally;
  readonly deep: RecordedTally;
}

/** Tallies of every record of a random honest history, with a checkpoint of an earlier one. */
export async function richTallies(seed: number, acts: number): Promise<RichTallies> {
  const world = await startWorld();
  try {
    await randomHistory(world, { seed, acts });
    await grant(world, "anna", "chen", ["create", "view"]);
    await world.act("rita", { action: "credential", account: addressOf("chen"), role: "doctor" });
    await grant(world, "ben", "chen", ["create"]);
    await createRecord(world, "chen", "anna", "before the checkpoint");
    // Every chart is part of a verdict.
    await createRecord(world, "chen", "ben", "another's");
    await auditorOf(world).tally({ records: "all" });
    await createRecord(world, "chen", "anna", "after the checkpoint");
    const { chain: ledger, client, directory } = world;
    const { sound: checkpoints } = new Checkpoints({ directory, ledger, sessionId }).read();
    const inventory = await client.inventory();
    const terms = { records: "all", inventory, checkpoints } as const;
    return {
      plain: await recordTally(ledger, { ...terms, deep: false }),
      deep: await recordTally(ledger, { ...terms, deep: true }),
    };
  } finally {
    await world.close();
  }
}
