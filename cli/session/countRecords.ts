import type { Chain } from "../../chain/Chain.ts";
import { callContract } from "../../chain/callContract.ts";
import type { BlockHeader } from "../../chain/proof/BlockHeader.ts";
import { RpcError } from "../../chain/RpcError.ts";

/** More than this a tally of all can't be; a node that says so lies. */
const recordsMost = 1_000_000;

/** The numbers of all records that the contract counts. @throws RpcError */
export async function countRecords(
  chain: Chain,
  header: BlockHeader,
  signal?: AbortSignal,
): Promise<readonly number[]> {
  const [answer] = await callContract(chain, "recordCount", [], header.number, signal);
  const count = Number(answer);
  if (count > recordsMost) throw new RpcError("malformed", "the contract counts too many records");
  return Array.from({ length: count }, (_, place) => place + 1);
}
