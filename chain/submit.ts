import { keccak256 } from "ethers/crypto";
import { UnavailableError } from "../core/errors/UnavailableError.ts";
import type { Entry } from "../core/log/Entry.ts";
import type { Hash, Hex } from "../core/log/Hex.ts";
import type { Chain } from "./Chain.ts";
import { addressOfKey } from "./curve/addressOfKey.ts";
import { DecodeError } from "./DecodeError.ts";
import { encodeCall, type LedgerCall } from "./encodeCall.ts";
import { entriesOf } from "./entriesOf.ts";
import { numberOf } from "./hexQuantity.ts";
import { revertErrorOf } from "./revertErrorOf.ts";
import { signCall } from "./signCall.ts";

export interface SubmitOptions {
  /** Until the transaction is sent an abort leaves nothing. */
  readonly signal?: AbortSignal;
  readonly onSent?: () => void;
}

const gasMarginPercent = 30n;
const receiptTimeoutMs = 30_000;
const receiptPollMs = 20;

/**
 * Sends one call and waits until it is mined.
 *
 * @returns the entry it left, a denied one too
 * @throws RefusedError (`MA-LEDGER-…`) where the contract reverts: then nothing was sent
 * @throws RpcError, UnavailableError where the node fails
 */
export async function submit(
  chain: Chain,
  privateKey: Hex,
  call: LedgerCall,
  options: SubmitOptions = {},
): Promise<Entry> {
  const from = addressOfKey(privateKey);
  const request = { from, to: chain.contract, data: encodeCall(call) };
  const [gas, nonce, block] = await preflight(chain, request, options.signal);
  const { baseFeePerGas = "0x0" } = (block ?? {}) as { readonly baseFeePerGas?: unknown };
  const raw = signCall(chain, privateKey, call, {
    nonce: numberOf(nonce),
    gasLimit: (BigInt(numberOf(gas)) * (100n + gasMarginPercent)) / 100n,
    maxFeePerGasWei: BigInt(numberOf(baseFeePerGas)) * 2n,
  });
  const hash = keccak256(raw) as Hash;
  options.signal?.throwIfAborted();
  options.onSent?.();
  await revertErrorOf(chain.rpc.request("eth_sendRawTransaction", [raw]));
  const [entry] = entriesOf(await receiptOf(chain, hash), chain.contract);
  if (entry?.transactionHash !== hash) throw new DecodeError(`transaction ${hash} left none`);
  return entry;
}

async function preflight(chain: Chain, request: object, signal: AbortSignal | undefined) {
  return revertErrorOf(
    chain.rpc.batch(
      [
        ["eth_estimateGas", [request]],
        ["eth_getTransactionCount", [(request as { from: string }).from, "pending"]],
        ["eth_getBlockByNumber", ["latest", false]],
      ],
      signal,
    ),
  );
}

async function receiptOf(chain: Chain, hash: Hash): Promise<unknown> {
  const deadline = performance.now() + receiptTimeoutMs;
  for (;;) {
    const receipt = await chain.rpc.request("eth_getTransactionReceipt", [hash]);
    if (receipt !== null) return receipt;
    if (performance.now() > deadline) {
      throw new UnavailableError({
        code: "MA-NODE-NOT-MINED",
        happened: `transaction ${hash} was sent but not mined within ${receiptTimeoutMs / 1000} s`,
        todo: "look for it in the log before trying again: medaudit tail",
      });
    }
    await new Promise((resolve) => setTimeout(resolve, receiptPollMs));
  }
}
