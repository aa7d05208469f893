import { streamSlots } from "../../chain/proof/streamSlots.ts";
import type { Hash } from "../../core/log/Hex.ts";
import { randomHash } from "./ForgedEntry.ts";
import type { SceneAttack } from "./SceneAttack.ts";

/** A record's status stands in the byte above its version (20 bytes of patient, 4 of version). */
const versionBit = 160n;
const commitmentOffset = 2n;

/** Edits of the contract's storage, mined in so that the block's header knows them: what whoever runs the chain could do. */
export const storageAttacks: readonly SceneAttack[] = [
  {
    kind: "change-head",
    codes: ["L03"],
    title: "overwrite the record's head in the contract's storage",
    apply: (scene) =>
      scene.store(streamSlots(`record:${scene.record.recordId}`).head, () => BigInt(randomHash())),
  },
  {
    kind: "change-registry-head",
    codes: ["L03"],
    title: "overwrite the registry's head in the contract's storage",
    apply: (scene) => scene.store(streamSlots("registry").head, () => BigInt(randomHash())),
  },
  {
    kind: "change-version",
    codes: ["A03"],
    title: "raise the record's version in the contract's storage",
    apply: (scene) =>
      scene.store(
        streamSlots(`record:${scene.record.recordId}`).seq,
        (word) => word + (1n << versionBit),
      ),
  },
  {
    kind: "change-commitment",
    codes: ["A03"],
    title: "overwrite the record's commitment in the contract's storage",
    apply(scene) {
      const base = BigInt(streamSlots(`record:${scene.record.recordId}`).seq);
      const slot: Hash = `0x${(base + commitmentOffset).toString(16).padStart(64, "0")}`;
      return scene.store(slot, (word) => word ^ 1n);
    },
  },
];
