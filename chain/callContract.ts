import type { Result } from "ethers/abi";
import type { Chain } from "./Chain.ts";
import { decodeResult } from "./decodeResult.ts";
import { quantity } from "./hexQuantity.ts";
import { ledgerAbi } from "./ledgerAbi.ts";

/**
 * Calls one of the contract's view functions.
 *
 * @param block a block number, or the newest
 * @throws RpcError
 */
export async function callContract(
  chain: Chain,
  name: string,
  args: readonly unknown[],
  block: number | "latest" = "latest",
  signal?: AbortSignal,
): Promise<Result> {
  const call = { to: chain.contract, data: ledgerAbi().encodeFunctionData(name, args) };
  const tag = block === "latest" ? block : quantity(block);
  const data = await chain.rpc.request("eth_call", [call, tag], signal);
  return decodeResult(name, data);
}
