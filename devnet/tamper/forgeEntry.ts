import type { Hash } from "../../core/log/Hex.ts";
import { zeroHash } from "../../core/log/Hex.ts";
import { headOf } from "../../core/log/headOf.ts";
import { appointmentLog, entryLog } from "./entryLog.ts";
import { type ForgedEntry, nextEntry } from "./ForgedEntry.ts";
import { moveHead } from "./moveHead.ts";
import type { Scene } from "./Scene.ts";

/**
 * Adds an entry that no transaction left: whoever runs the chain writes its head into the contract's storage and shows it
 * in the log.
 *
 * @param transactionHash that it is said to be of
 */
export async function forgeEntry(
  scene: Scene,
  forged: ForgedEntry,
  transactionHash: Hash,
): Promise<void> {
  const entry = { ...nextEntry(scene, forged), transactionHash };
  const last = scene.stream(forged.stream).at(-1);
  const head = headOf(entry, last?.head ?? zeroHash, scene.chain);
  const { contract } = scene.chain;
  const logs = [
    ...(forged.detail ? [appointmentLog(contract, entry, forged.detail)] : []),
    entryLog(contract, { ...entry, head }),
  ];
  scene.lie({ kind: "add", logs });
  await moveHead(scene, forged.stream, 1n, head);
}
