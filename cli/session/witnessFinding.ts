import { quantity } from "../../chain/hexQuantity.ts";
import { type BlockHeader, readHeader } from "../../chain/proof/BlockHeader.ts";
import { ProofError } from "../../chain/proof/ProofError.ts";
import type { Rpc } from "../../chain/Rpc.ts";
import { RpcError } from "../../chain/RpcError.ts";
import type { Finding } from "../../core/tally/Finding.ts";
import { findingOf } from "../../core/tally/findingOf.ts";

/**
 * Asks a second node for the pinned block.
 *
 * @param node the first one
 * @returns with L04 where the second has another block in its place, or is behind and on another chain
 * @throws RpcError where it doesn't answer, or doesn't have the block yet
 */
export async function witnessFinding(
  node: Rpc,
  witness: Rpc,
  pinned: BlockHeader,
  signal?: AbortSignal,
): Promise<{ readonly finding: Finding | null }> {
  const tag = quantity(pinned.number);
  const block = await blockAt(witness, tag, signal);
  if (block === null) return { finding: await findingBehind(node, witness, pinned, signal) };
  const hash = hashIn(block);
  if (hash === pinned.hash) return { finding: null };
  return { finding: differing(pinned.number, pinned.hash, hash) };
}

/** A node that is only behind can't say anything about the pinned block; one of another chain never will. */
async function findingBehind(
  node: Rpc,
  witness: Rpc,
  pinned: BlockHeader,
  signal: AbortSignal | undefined,
): Promise<Finding> {
  const newest = readHeader(await blockAt(witness, "latest", signal));
  if (newest.number < pinned.number) {
    const hash = hashIn(await blockAt(node, quantity(newest.number), signal));
    if (hash !== newest.hash) return differing(newest.number, hash ?? "none", newest.hash);
  }
  const happened = `the second node is at block ${newest.number}, not yet at ${pinned.number}`;
  throw new RpcError("node", happened);
}

function differing(number: number, expected: string, found: string | null): Finding {
  return findingOf(
    "L04",
    `block ${number}`,
    expected,
    `the second node has ${found ?? "a block that is none"}`,
  );
}

function blockAt(rpc: Rpc, tag: string, signal: AbortSignal | undefined): Promise<unknown> {
  return rpc.request("eth_getBlockByNumber", [tag, false], signal);
}

function hashIn(block: unknown): string | null {
  try {
    return readHeader(block).hash;
  } catch (error) {
    if (error instanceof ProofError) return null;
    throw error;
  }
}
