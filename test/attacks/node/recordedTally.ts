import type { Chain } from "../../../chain/Chain.ts";
import type { Checkpoint } from "../../../chain/checkpoint/Checkpoint.ts";
import { Rpc } from "../../../chain/Rpc.ts";
import { gatherEvidence } from "../../../cli/session/gatherEvidence.ts";
import { Transcript } from "../../../cli/session/report/Transcript.ts";
import type { NodeAnswer } from "../../../core/report/AuditReport.ts";
import type { Inventory } from "../../../core/tally/Inventory.ts";
import type { Tally } from "../../../core/tally/Tally.ts";
import { tallyRecords } from "../../../core/tally/tallyRecords.ts";

/** Everything that a tally was told, so that it can be told something else. */
export interface RecordedTally {
  readonly ledger: Omit<Chain, "rpc">;
  readonly records: readonly number[] | "all";
  readonly deep: boolean;
  readonly inventory: Inventory;
  readonly checkpoints: readonly Checkpoint[];
  readonly answers: readonly NodeAnswer[];
  /** What it came to. */
  readonly tallies: readonly Tally[];
}

export type TallyTerms = Omit<RecordedTally, "ledger" | "answers" | "tallies">;

/** Tallies over a node, and writes down its answers. */
export async function recordTally(chain: Chain, terms: TallyTerms): Promise<RecordedTally> {
  const transcript = new Transcript();
  const rpc = chain.rpc.through((fetch) => transcript.recording(fetch));
  const tallies = await tallyOver(rpc, { ledger: chain, ...terms });
  const { chainId, contract, deployBlock } = chain;
  const ledger = { chainId, contract, deployBlock };
  return { ...terms, ledger, tallies, answers: transcript.answers };
}

/** The same tally over these answers instead. */
export function tallyAgain(
  recorded: RecordedTally,
  answers: readonly NodeAnswer[],
): Promise<Tally[]> {
  const fetch = new Transcript(answers).replaying();
  return tallyOver(new Rpc({ url: "replay:", fetch }), recorded);
}

async function tallyOver(
  rpc: Rpc,
  { ledger, records, deep, inventory, checkpoints }: TallyTerms & Pick<RecordedTally, "ledger">,
): Promise<Tally[]> {
  const chain = { ...ledger, rpc };
  const sources = { chain, inventory: async () => inventory, checkpoints };
  return tallyRecords(await gatherEvidence(sources, records, { deep }), records);
}
