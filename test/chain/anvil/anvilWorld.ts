import { randomHistory } from "../../cli/session/randomHistory.ts";
import { createRecord, grant } from "../../vault/world/seedWorld.ts";
import { startWorld, type World } from "../../vault/world/startWorld.ts";
import { testContent } from "../../vault/world/testContent.ts";
import { addressOf } from "../../vault/world/testPersonas.ts";
import { startAnvil } from "./startAnvil.ts";

const acts = 25;

export interface AnvilWorld {
  readonly world: World;
  /** Anna's: created and amended by chen. */
  readonly recordId: number;
}

/** A random honest history on anvil, and one record of which it is known what happened to it. */
export async function anvilWorld(seed: number): Promise<AnvilWorld> {
  const world = await startWorld({}, startAnvil);
  try {
    await randomHistory(world, { seed, acts });
    const chen = addressOf("chen");
    await world.act("rita", { action: "credential", account: chen, role: "doctor" });
    await grant(world, "anna", "chen", ["view", "create", "amend"]);
    const recordId = await createRecord(world, "chen", "anna", "known");
    const content = testContent("known, amended");
    const purpose = "TREAT";
    await world.act("chen", { action: "amend", recordId, replaces: 1, content, purpose });
    await world.act("chen", { action: "view", recordId, version: 0, purpose });
    return { world, recordId };
  } catch (error) {
    await world.close();
    throw error;
  }
}
