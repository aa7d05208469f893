import type { Address } from "../../core/log/Hex.ts";
import { startOfList } from "../list/ListState.ts";
import type { Session } from "../state/Session.ts";

/** Marks a record, and its chart, in every pane that lists it; it may be on its way still. */
export function selectRecord({ store }: Session, recordId: number, patient: Address): void {
  const at = (selectedId: string) => ({ ...startOfList, selectedId });
  store.setState(({ lists }) => ({
    lists: {
      ...lists,
      charts: at(patient),
      records: at(String(recordId)),
      verdicts: at(String(recordId)),
    },
  }));
}
