import { Rpc } from "../../chain/Rpc.ts";
import type { SessionFile } from "../session/SessionFile.ts";

/** The node with the devnet's own controls. */
export function controlRpc(file: SessionFile): Rpc {
  return new Rpc({ url: file.rpcUrl, headers: { "x-medaudit-control": file.controlToken } });
}

/** Overwrites a slot of the contract and mines a block, so that its header has the new state root. */
export async function writeSlot(file: SessionFile, slot: string, word: string): Promise<void> {
  const rpc = controlRpc(file);
  await rpc.request("hardhat_setStorageAt", [
    file.contract,
    `0x${BigInt(slot).toString(16)}`,
    word,
  ]);
  await rpc.request("hardhat_mine", ["0x1"]);
}
