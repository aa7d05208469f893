import { withCheckpoint } from "../../chain/checkpoint/Checkpoint.ts";
import { readCheckpoints, writeCheckpoints } from "../../chain/checkpoint/checkpointFile.ts";
import { blockSummary } from "../../chain/feed/blockSummary.ts";
import type { StreamId } from "../../core/log/Entry.ts";
import type { Scene } from "./Scene.ts";

/** What a tally saves, so that there is something for a later one to extend. */
export async function rememberCheckpoint(scene: Scene): Promise<void> {
  const { chain, file, record } = scene;
  const latest = blockSummary(await chain.rpc.request("eth_getBlockByNumber", ["latest", false]));
  const wanted: StreamId[] = ["registry", scene.chart, `record:${record.recordId}`];
  const streams = wanted.flatMap((stream) => {
    const last = scene.stream(stream).at(-1);
    return last ? [{ stream, seq: last.seq, head: last.head }] : [];
  });
  const { number: block, hash: blockHash } = latest;
  const added = { block, blockHash, streams, auditor: null, signature: null };
  const saved = readCheckpoints(file.directory, chain) ?? [];
  writeCheckpoints(file.directory, chain, withCheckpoint(saved, added));
}
