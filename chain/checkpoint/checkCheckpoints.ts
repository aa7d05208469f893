import type { Entry, StreamId } from "../../core/log/Entry.ts";
import { zeroHash } from "../../core/log/Hex.ts";
import type { Finding } from "../../core/tally/Finding.ts";
import { findingOf } from "../../core/tally/findingOf.ts";
import type { Chain } from "../Chain.ts";
import { quantity } from "../hexQuantity.ts";
import { type BlockHeader, readHeader } from "../proof/BlockHeader.ts";
import { ProofError } from "../proof/ProofError.ts";
import type { Checkpoint } from "./Checkpoint.ts";

export interface CheckpointCheck {
  /** L07, by stream. */
  readonly findings: ReadonlyMap<StreamId, readonly Finding[]>;
  /** The pinned block leads back to a checkpoint's block, header by header. */
  readonly isAnchored: boolean;
}

const blocksAtOnce = 100;

/**
 * Holds the log and the pinned block against what earlier audits saved.
 *
 * @throws RpcError where the node doesn't answer
 */
export async function checkCheckpoints(
  chain: Chain,
  checkpoints: readonly Checkpoint[],
  entries: readonly Entry[],
  pinned: BlockHeader,
  signal?: AbortSignal,
): Promise<CheckpointCheck> {
  const findings = new Map<StreamId, Finding[]>();
  const add = (stream: StreamId, expected: string, found: string) => {
    const list = findings.get(stream) ?? [];
    list.push(findingOf("L07", stream, expected, found));
    findings.set(stream, list);
  };
  const heads = headsIn(entries, new Set(checkpoints.flatMap(streamsIn)));
  for (const { streams } of checkpoints) {
    for (const { stream, seq, head } of streams) {
      const found = seq === 0 ? zeroHash : heads.get(`${stream}#${seq}`);
      if (found !== head) add(stream, `#${seq} ${head}`, found ? `#${seq} ${found}` : "no entry");
    }
  }
  const newest = checkpoints.toSorted((a, b) => b.block - a.block)[0];
  if (!newest) return { findings, isAnchored: false };
  const fault = await linkFault(chain, newest, pinned, signal);
  if (fault !== null) {
    for (const stream of streamsIn(newest)) {
      if (findings.has(stream)) continue;
      add(stream, `a chain that goes on from block ${newest.blockHash}`, fault);
    }
  }
  return { findings, isAnchored: fault === null && findings.size === 0 };
}

function streamsIn({ streams }: Checkpoint): StreamId[] {
  return streams.map(({ stream }) => stream);
}

function headsIn(
  entries: readonly Entry[],
  streams: ReadonlySet<StreamId>,
): ReadonlyMap<string, string> {
  const heads = new Map<string, string>();
  for (const { stream, seq, head } of entries) {
    if (streams.has(stream)) heads.set(`${stream}#${seq}`, head);
  }
  return heads;
}

/** Why the pinned block doesn't lead back to the checkpoint's; null where it does. */
async function linkFault(
  chain: Chain,
  checkpoint: Checkpoint,
  pinned: BlockHeader,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  if (checkpoint.block > pinned.number) return `a chain that ends at block ${pinned.number}`;
  let expected: string = pinned.hash;
  for (let end = pinned.number; end >= checkpoint.block; end -= blocksAtOnce) {
    const first = Math.max(checkpoint.block, end - blocksAtOnce + 1);
    const numbers = Array.from({ length: end - first + 1 }, (_, place) => end - place);
    const blocks = await chain.rpc.batch(
      numbers.map((number) => ["eth_getBlockByNumber", [quantity(number), false]]),
      signal,
    );
    for (const [place, number] of numbers.entries()) {
      const header = headerIn(blocks[place]);
      if (header?.number !== number || header.hash !== expected) {
        return `block ${number} is not the one before block ${number + 1}`;
      }
      if (number === checkpoint.block && header.hash !== checkpoint.blockHash) {
        return `block ${number} is ${header.hash}`;
      }
      expected = header.parentHash;
    }
  }
  return null;
}

function headerIn(block: unknown): BlockHeader | null {
  try {
    return readHeader(block);
  } catch (error) {
    if (error instanceof ProofError) return null;
    throw error;
  }
}
