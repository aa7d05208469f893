import type { Entry } from "../../../core/log/Entry.ts";
import { hashOf } from "./hashOf.ts";
import type { ScriptedLedger } from "./ScriptedLedger.ts";

const tickMs = 20;

/** Views of record 1 by its patient: `countAtOnce` of them now, then `perSecond` for as long as the program runs. */
export function streamOfViews(ledger: ScriptedLedger, perSecond: number, countAtOnce = 0): void {
  const model = ledger.entries.find((entry) => entry.action === "view" && entry.recordId === 1);
  if (!model) throw new Error("the clinic has no view to repeat");
  let seq = ledger.state.streams.get("record:1")?.seq ?? 0;
  const next = (): Entry => {
    seq += 1;
    return { ...model, seq, block: 1000 + seq, transactionHash: hashOf(`view ${seq}`) };
  };
  for (let count = 0; count < countAtOnce; count++) ledger.entries.push(next());
  if (perSecond === 0) return;
  let owed = 0;
  setInterval(() => {
    owed += (perSecond * tickMs) / 1000;
    const count = Math.floor(owed);
    owed -= count;
    ledger.say({ kind: "entries", entries: Array.from({ length: count }, next) });
  }, tickMs).unref();
}
