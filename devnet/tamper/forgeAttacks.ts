import { addressOfKey } from "../../chain/curve/addressOfKey.ts";
import type { Entry, StreamId } from "../../core/log/Entry.ts";
import type { Address } from "../../core/log/Hex.ts";
import { messageOf } from "../../core/log/messageOf.ts";
import { type ForgedEntry, randomHash } from "./ForgedEntry.ts";
import { booking } from "./lieAttacks.ts";
import { mineEntry } from "./mineEntry.ts";
import { moveHead } from "./moveHead.ts";
import { rememberCheckpoint } from "./rememberCheckpoint.ts";
import type { Scene } from "./Scene.ts";
import type { SceneAttack } from "./SceneAttack.ts";
import { TamperError } from "./TamperError.ts";
import { unreportedAuditor } from "./unreportedAuditor.ts";

const daySeconds = 86_400;

/** Entries that a contract with other rules leaves, and history made shorter: log and storage agree on them. */
export const forgeAttacks: readonly SceneAttack[] = [
  {
    kind: "rewrite-record",
    codes: ["L07"],
    title: "take the record's last entry back, in log and storage, after an audit",
    apply: (scene) => takeBack(scene, `record:${scene.record.recordId}`),
  },
  {
    kind: "rewrite-chart",
    codes: ["L07"],
    title: "take the chart's last entry back, in log and storage, after an audit",
    apply: (scene) => takeBack(scene, scene.chart),
  },
  {
    kind: "backdate-entry",
    codes: ["L08"],
    title: "an entry dated a day before its block",
    apply: (scene) => mineEntry(scene, booking(scene), { secondsLate: -daySeconds }),
  },
  {
    kind: "postdate-entry",
    codes: ["L08"],
    title: "an entry dated a day after its block",
    apply: (scene) => mineEntry(scene, booking(scene), { secondsLate: daySeconds }),
  },
  {
    kind: "allow-stranger",
    codes: ["A01"],
    title: "the contract lets somebody unknown query the record's log",
    apply: (scene) =>
      byStranger(scene, () => ({
        action: "query",
        purpose: "HSYSADMIN",
        message: messageOf("query", "none"),
      })),
  },
  {
    kind: "allow-wrong-role",
    codes: ["A01"],
    title: "the contract lets a patient query the log as if they were an auditor",
    apply: (scene) =>
      mineEntry(scene, {
        ...onRecord(scene),
        action: "query",
        purpose: "HSYSADMIN",
        message: messageOf("query", "none"),
      }),
  },
  {
    kind: "allow-copy",
    codes: ["A01", "R03"],
    title: "the contract lets somebody unknown copy the record",
    apply: (scene) =>
      byStranger(scene, (doctor) => ({
        doctor,
        action: "copy",
        purpose: "TREAT",
        commitment: randomHash(),
        message: messageOf("copy", "none"),
      })),
  },
  {
    kind: "deny-view",
    codes: ["A02"],
    title: "the contract refuses the patient their own record",
    apply: (scene) =>
      mineEntry(scene, {
        ...onRecord(scene),
        action: "view",
        outcome: "denied",
        purpose: "PATRQT",
        commitment: randomHash(),
        message: messageOf("view", "no-consent"),
      }),
  },
  {
    kind: "deny-print",
    codes: ["A02"],
    title: "the contract treats the patient as suspended",
    apply: (scene) =>
      mineEntry(scene, {
        ...onRecord(scene),
        action: "print",
        outcome: "denied",
        purpose: "PATRQT",
        commitment: randomHash(),
        message: messageOf("print", "suspended"),
      }),
  },
  {
    kind: "audit-unreported",
    codes: ["A04", "R03"],
    title: "the contract lets an auditor view the record without a report",
    apply: (scene) => auditView(scene, scene.record.version),
  },
  {
    kind: "audit-unreported-first",
    codes: ["A04", "R03"],
    title: "the contract lets an auditor view the first version without a report",
    apply: (scene) => auditView(scene, 1),
  },
  {
    kind: "view-unfetched",
    codes: ["R03"],
    title: "an entry of a view for which nothing was ever released",
    apply: (scene) =>
      mineEntry(scene, {
        ...onRecord(scene),
        action: "view",
        purpose: "PATRQT",
        commitment: randomHash(),
        message: messageOf("view", "none"),
      }),
  },
];

function onRecord(scene: Scene) {
  const { recordId, patient, status } = scene.record;
  if (status === "deleted") throw new TamperError(`record ${recordId} is deleted`, "not deleted");
  return { stream: `record:${recordId}`, actor: patient } as const;
}

function byStranger(
  scene: Scene,
  forge: (stranger: Address) => Omit<ForgedEntry, "stream" | "actor">,
): Promise<void> {
  const key = randomHash();
  const actor = addressOfKey(key);
  return mineEntry(scene, { ...onRecord(scene), actor, ...forge(actor) }, { key });
}

async function auditView(scene: Scene, version: number): Promise<void> {
  const place = onRecord(scene);
  const { auditor, seen } = await unreportedAuditor(scene);
  await mineEntry(seen, {
    ...place,
    actor: auditor,
    auditor,
    action: "view",
    purpose: "HSYSADMIN",
    version,
    commitment: randomHash(),
    message: messageOf("view", "none"),
  });
}

/** An audit has seen the entry; then the chain is changed as if it had never been. */
async function takeBack(scene: Scene, stream: StreamId): Promise<void> {
  const [before, last] = scene.stream(stream).slice(-2) as [Entry, Entry | undefined];
  if (!last) throw new TamperError(`${stream} has too few entries`, "two entries old");
  await rememberCheckpoint(scene);
  const places = [last.logIndex, ...(last.detail ? [last.logIndex - 1] : [])];
  scene.lie({ kind: "drop", places: places.map((index) => `${last.block}:${index}` as const) });
  await moveHead(scene, stream, -1n, before.head);
}
