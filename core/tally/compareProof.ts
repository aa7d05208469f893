import type { StreamId } from "../log/Entry.ts";
import type { Address } from "../log/Hex.ts";
import type { StreamHead } from "../replay/LedgerState.ts";
import type { ContractView } from "./ContractView.ts";
import type { Finding } from "./Finding.ts";
import { findingOf } from "./findingOf.ts";

/**
 * What the node says that the contract holds against what it can prove (L04).
 *
 * @param patient the record's; undefined where the log doesn't know the record
 */
export function compareProof(
  recordId: number,
  patient: Address | undefined,
  view: ContractView,
  proved: ReadonlyMap<StreamId, StreamHead>,
): Finding[] {
  const said: [StreamId, StreamHead][] = [
    [`record:${recordId}`, view.record],
    ["registry", view.registry],
  ];
  if (patient !== undefined) said.push([`chart:${patient}`, view.chart]);
  return said.flatMap(([stream, head]) => {
    const proof = proved.get(stream);
    if (proof?.seq === head.seq && proof.head === head.head) return [];
    const say = (one: StreamHead | undefined) => (one ? `#${one.seq} ${one.head}` : "nothing");
    return [findingOf("L04", stream, say(proof), say(head))];
  });
}
