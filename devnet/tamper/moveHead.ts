import { streamSlots } from "../../chain/proof/streamSlots.ts";
import type { Entry } from "../../core/log/Entry.ts";
import type { Hash } from "../../core/log/Hex.ts";
import type { Scene } from "./Scene.ts";

/** One entry more or less in a stream's storage. */
export async function moveHead(
  scene: Scene,
  stream: Entry["stream"],
  step: 1n | -1n,
  head: Hash,
): Promise<void> {
  const slots = streamSlots(stream);
  await scene.store(slots.seq, (word) => word + (step << seqShift(stream)));
  await scene.store(slots.head, () => BigInt(head));
}

/** Where the seq begins in the word that holds it (`chain/proof/streamSlots.ts`). */
export function seqShift(stream: Entry["stream"]): bigint {
  if (stream === "registry") return 0n;
  return stream.startsWith("record:") ? 200n : 16n;
}
