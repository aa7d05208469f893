import { ledgerAbi } from "../../chain/ledgerAbi.ts";
import type { Entry } from "../../core/log/Entry.ts";
import { messageOf } from "../../core/log/messageOf.ts";
import { entryLog } from "./entryLog.ts";
import { randomHash } from "./ForgedEntry.ts";
import { forgeEntry } from "./forgeEntry.ts";
import type { LogPlace } from "./Lie.ts";
import type { Scene } from "./Scene.ts";
import type { SceneAttack } from "./SceneAttack.ts";
import { TamperError } from "./TamperError.ts";

/** What a node, or somebody between it and the auditor, could answer in place of the truth. */
export const lieAttacks: readonly SceneAttack[] = [
  {
    kind: "lie-drop-entry",
    codes: ["L01"],
    title: "the node leaves out an entry in the middle of the record's log",
    apply: (scene) => drop(scene, [scene.own(2).at(-2) as Entry]),
  },
  {
    kind: "lie-repeat-entry",
    codes: ["L01"],
    title: "the node gives the record's last entry twice",
    apply: (scene) => scene.lie({ kind: "repeat", place: placeOf(scene.own(1).at(-1) as Entry) }),
  },
  {
    kind: "lie-reorder",
    codes: ["L01"],
    title: "the node exchanges the record's last two entries",
    apply(scene) {
      const [first, second] = scene.own(2).slice(-2) as [Entry, Entry];
      scene.lie({ kind: "swap", first: placeOf(first), second: placeOf(second) });
    },
  },
  {
    kind: "lie-alter-message",
    codes: ["L02"],
    title: "the node changes what the record's last entry says",
    apply(scene) {
      const entry = scene.own(1).at(-1) as Entry;
      alter(scene, entry, { message: messageOf(entry.action, "suspended") });
    },
  },
  {
    kind: "lie-alter-actor",
    codes: ["L02"],
    title: "the node names another actor in the record's last entry",
    apply(scene) {
      const entry = scene.own(1).at(-1) as Entry;
      alter(scene, entry, { actor: `0x${"5a".repeat(20)}` });
    },
  },
  {
    kind: "lie-truncate",
    codes: ["L03"],
    title: "the node withholds the record's last entry",
    apply: (scene) => drop(scene, [scene.own(1).at(-1) as Entry]),
  },
  {
    kind: "lie-hide-revoke",
    codes: ["L03"],
    title: "the node withholds the chart's last revoke, and what the chart says after it",
    apply(scene) {
      const chart = scene.stream(scene.chart);
      const at = chart.findLastIndex(({ action }) => action === "revoke");
      if (at < 0) throw new TamperError("this patient never revoked a consent", "of one who did");
      drop(scene, chart.slice(at));
    },
  },
  {
    kind: "lie-contract-head",
    codes: ["L04"],
    title: "the node says another head than the contract has",
    apply(scene) {
      const contains = ledgerAbi().encodeFunctionData("record", [scene.record.recordId]);
      const headEnd = 2 + 64 * 5 - 1;
      scene.lie({ kind: "answer", method: "eth_call", contains, edit: "flip", at: headEnd });
    },
  },
  {
    kind: "lie-proof",
    codes: ["L04"],
    title: "the node's storage proofs are altered",
    apply: (scene) => lieAboutProofs(scene, "alter-proof"),
  },
  {
    kind: "lie-empty-proof",
    codes: ["L04"],
    title: "the node's storage proofs are empty",
    apply: (scene) => lieAboutProofs(scene, "empty-proof"),
  },
  {
    kind: "lie-transaction",
    codes: ["L05"],
    title: "the node says that another transaction left the record's first entry",
    apply(scene) {
      const [entry] = scene.own(1) as [Entry];
      const place = placeOf(entry);
      scene.lie({ kind: "alter", place, log: { transactionHash: randomHash() } });
    },
  },
  {
    kind: "forge-unmined",
    codes: ["L05"],
    title: "an entry of a transaction that was never mined, with the contract's storage to match",
    apply: (scene) => forgeEntry(scene, booking(scene), randomHash()),
  },
  {
    kind: "lie-receipt",
    codes: ["L05"],
    title: "the node's receipt of the record's last entry is altered (seen with --deep)",
    with: "--deep",
    apply(scene) {
      const { transactionHash } = scene.own(1).at(-1) as Entry;
      const method = "eth_getTransactionReceipt";
      scene.lie({ kind: "answer", method, contains: transactionHash, edit: "receipt" });
    },
  },
  {
    kind: "lie-signature",
    codes: ["L06"],
    title: "somebody else's signature on the record's last entry (seen with --deep)",
    with: "--deep",
    apply(scene) {
      const { block } = scene.own(1).at(-1) as Entry;
      const contains = `"0x${block.toString(16)}",true`;
      scene.lie({ kind: "answer", method: "eth_getBlockByNumber", contains, edit: "signature" });
    },
  },
  {
    kind: "lie-no-log",
    codes: ["U01"],
    title: "the node refuses to give the log",
    apply: (scene) => refuse(scene, "eth_getLogs"),
  },
  {
    kind: "lie-no-proof",
    codes: ["U01"],
    title: "the node refuses to prove anything",
    apply: (scene) => refuse(scene, "eth_getProof"),
  },
];

/** An appointment that nobody booked: an entry that the replay has nothing against. */
export function booking(scene: Scene) {
  const { patient, versions } = scene.record;
  const doctor = versions[0]?.author ?? patient;
  const newest = scene.entries.at(-1) as Entry;
  return {
    stream: scene.chart,
    actor: patient,
    doctor,
    action: "book",
    purpose: "PATADMIN",
    message: messageOf("book", "none"),
    detail: {
      kind: "appointment",
      appointmentId: scene.state.appointments.size + 1,
      patient,
      doctor,
      startsAtSeconds: newest.recordedAtSeconds + 86_400,
      state: "booked",
      recordId: 0,
    },
  } as const;
}

function placeOf({ block, logIndex }: Entry): LogPlace {
  return `${block}:${logIndex}`;
}

function drop(scene: Scene, entries: readonly Entry[]): void {
  const places = entries.flatMap((entry) => {
    const own = placeOf(entry);
    const detail: LogPlace = `${entry.block}:${entry.logIndex - 1}`;
    return entry.detail ? [own, detail] : [own];
  });
  scene.lie({ kind: "drop", places });
}

function alter(scene: Scene, entry: Entry, changed: Partial<Entry>): void {
  const { topics, data } = entryLog(scene.chain.contract, { ...entry, ...changed });
  scene.lie({ kind: "alter", place: placeOf(entry), log: { topics, data } });
}

function lieAboutProofs(scene: Scene, edit: "alter-proof" | "empty-proof"): void {
  const contains = scene.chain.contract;
  scene.lie({ kind: "answer", method: "eth_getProof", contains, edit });
}

function refuse(scene: Scene, method: string): void {
  scene.lie({ kind: "answer", method, contains: scene.chain.contract, edit: "refuse" });
}
