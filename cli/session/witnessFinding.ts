import { quantity } from "../../chain/hexQuantity.ts";
import { type BlockHeader, readHeader } from "../../chain/proof/BlockHeader.ts";
import { ProofError } from "../../chain/proof/ProofError.ts";
import type { Rpc } from "../../chain/Rpc.ts";
import type { Finding } from "../../core/tally/Finding.ts";
import { findingOf } from "../../core/tally/findingOf.ts";

/**
 * Asks a second node for the pinned block.
 *
 * @returns with L04 where it has another one in its place
 * @throws RpcError where it doesn't answer
 */
export async function witnessFinding(
  witness: Rpc,
  pinned: BlockHeader,
  signal?: AbortSignal,
): Promise<{ readonly finding: Finding | null }> {
  const params = [quantity(pinned.number), false];
  const hash = hashIn(await witness.request("eth_getBlockByNumber", params, signal));
  if (hash === pinned.hash) return { finding: null };
  const where = `block ${pinned.number}`;
  const found = `the second node has ${hash ?? "no such block"}`;
  return { finding: findingOf("L04", where, pinned.hash, found) };
}

function hashIn(block: unknown): string | null {
  try {
    return readHeader(block).hash;
  } catch (error) {
    if (error instanceof ProofError) return null;
    throw error;
  }
}
