import { RpcFault, rpcCode } from "../RpcFault.ts";
import type { Miner } from "./Miner.ts";

const blocksMost = 10_000;

/** Controls that change the node's state and make no block. */
const plainControls = new Set([
  "hardhat_impersonateAccount",
  "hardhat_stopImpersonatingAccount",
  "hardhat_setBalance",
  "hardhat_setCode",
  "hardhat_setNonce",
  "hardhat_setStorageAt",
]);

type Control = (miner: Miner, params: readonly unknown[]) => Promise<unknown>;

const mine: Control = async (miner, params) => {
  const count = wholeNumber(params[0] ?? 1, 1, blocksMost);
  const intervalSeconds = params[1] === undefined ? null : wholeNumber(params[1], 0, 1e9);
  for (let block = 0; block < count; block += 1) {
    const wait = block === 0 ? null : intervalSeconds;
    await (wait === null ? miner.mine() : miner.mine(miner.lastSeconds + wait));
  }
  return true;
};

const mineAt: Control = async (miner, params) => {
  await (params[0] === undefined ? miner.mine() : miner.mine(wholeNumber(params[0], 0, 1e11)));
  return "0x0";
};

const fees = { gas: "0xe4e1c0", maxFeePerGas: "0x0", maxPriorityFeePerGas: "0x0" };

/** Mined at once, so that its place in the chain is the call's in the journal. */
const sendAsImpersonated: Control = async (miner, params) => {
  const method = "eth_sendTransaction";
  const hash = await miner.control(method, journaledParams(method, params));
  await miner.mine();
  return hash;
};

const controls: ReadonlyMap<string, Control> = new Map([
  ["hardhat_mine", mine],
  ["evm_mine", mineAt],
  ["eth_sendTransaction", sendAsImpersonated],
]);

/** The devnet's own controls. The node's snapshots are not among them: the journal could not follow. */
export function controlOf(method: string): Control | undefined {
  if (plainControls.has(method)) return (miner, params) => miner.control(method, params);
  return controls.get(method);
}

/** A control's parameters as the journal has them. */
export function journaledParams(method: string, params: readonly unknown[]): readonly unknown[] {
  if (method !== "eth_sendTransaction") return params;
  return [{ ...fees, ...(params[0] as Record<string, unknown>) }];
}

export function wholeNumber(value: unknown, least: number, most: number): number {
  const isText = typeof value === "string" && /^(0x[0-9a-f]{1,12}|\d{1,12})$/i.test(value);
  const number = typeof value === "number" ? value : isText ? Number(value) : Number.NaN;
  if (Number.isSafeInteger(number) && number >= least && number <= most) return number;
  throw new RpcFault(rpcCode.invalidParams, `a whole number from ${least} to ${most} is needed`);
}
