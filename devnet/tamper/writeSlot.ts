import type { Hash } from "../../core/log/Hex.ts";
import { Controls } from "../Controls.ts";
import type { SessionFile } from "../session/SessionFile.ts";

/** Overwrites a slot of the contract and mines a block, so that its header has the new state root. */
export async function writeSlot(file: SessionFile, slot: Hash, word: Hash): Promise<void> {
  const controls = new Controls(file);
  await controls.setStorage(file.contract, slot, word);
  await controls.mine();
}
