import { readLog } from "../../../chain/readLog.ts";
import { gatherEvidence } from "../../../cli/session/gatherEvidence.ts";
import { latestBlock } from "../../../cli/session/latestBlock.ts";
import type { Finding } from "../../../core/tally/Finding.ts";
import { tallyRecords } from "../../../core/tally/tallyRecords.ts";
import { startWorld, type World } from "../../vault/world/startWorld.ts";
import { randomHistory } from "./randomHistory.ts";

export interface HonestHistory {
  /** How often each action had each outcome: `view denied`. */
  readonly counts: ReadonlyMap<string, number>;
  readonly tallies: number;
  /** Above info: nobody did anything, so none is right. */
  readonly blamed: readonly Finding[];
}

const actsEach = 60;
/** Tallied also while they act, but not all the time. */
const actsBetweenTallies = 15;

/** Plays a random honest history in a world of its own and tallies it, in between and at the end. */
export async function honestHistory(seed: number): Promise<HonestHistory> {
  const world = await startWorld();
  const blamed: Finding[] = [];
  let tallies = 0;
  const tally = async (deep: boolean) => {
    const findings = await findingsIn(world, deep);
    tallies += 1;
    blamed.push(...findings.filter(({ severity }) => severity !== "info"));
  };
  try {
    // What the vault and the chain say at slightly different times is nobody's fault: these run beside the acts.
    const meanwhile: Promise<void>[] = [];
    const onAct = (done: number) => {
      if (done % actsBetweenTallies === 0) meanwhile.push(tally(false));
    };
    const beforeRestart = () => Promise.all(meanwhile);
    const acts = await randomHistory(world, { seed, acts: actsEach, onAct, beforeRestart });
    if (acts < actsEach) throw new Error(`seed ${seed}: only ${acts} acts went through`);
    await Promise.all(meanwhile);
    await tally(true);
    return { counts: await countsIn(world), tallies, blamed };
  } finally {
    await world.close();
  }
}

async function findingsIn(world: World, deep: boolean): Promise<Finding[]> {
  const inventory = (signal?: AbortSignal) => world.client.inventory(undefined, signal);
  const evidence = await gatherEvidence({ chain: world.chain, inventory }, "all", { deep });
  return tallyRecords(evidence, "all").flatMap(({ findings }) => findings);
}

async function countsIn({ chain }: World): Promise<Map<string, number>> {
  const { number } = await latestBlock(chain);
  const { entries } = await readLog(chain, { fromBlock: chain.deployBlock, toBlock: number });
  const counts = new Map<string, number>();
  for (const { action, outcome } of entries) {
    const name = `${action} ${outcome}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
