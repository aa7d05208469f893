import type { DiffRow } from "../../core/tally/DiffRow.ts";
import { diffRecord, isDifference } from "../../core/tally/diffRecord.ts";
import { sideBySideColumns } from "../layout/arrangeScreen.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { memo } from "../state/memo.ts";
import { entryDiffLine, sideBySideHeader, sideBySideLine, stackedLines } from "./diffLines.ts";
import type { Pane } from "./Pane.ts";
import { selected } from "./selected.ts";
import type { TextRow } from "./TextRow.ts";
import { verdictsPane } from "./verdictsPane.ts";

/** A row to draw: two lines share one difference where they are stacked. */
interface DrawnRow extends TextRow {
  readonly row: DiffRow;
  /** 0 the only or first line, 1 the second. */
  readonly part: number;
}

const diffOf = memo(
  (state: DashboardState) => [
    selected(verdictsPane, state)?.recordId,
    state.ledger,
    state.inventory,
    state.logRevision,
    state.columns >= sideBySideColumns,
  ],
  (state): readonly DrawnRow[] => {
    const record = selected(verdictsPane, state);
    if (!record || state.inventory === null) return [];
    const entries = state.log.ofRecord(record.recordId).map(({ entry }) => entry);
    const isStacked = state.columns < sideBySideColumns;
    return diffRecord(record, state.inventory, entries).flatMap((row, index) => {
      const parts = isStacked && row.kind !== "entry" ? [0, 1] : [0];
      return parts.map((part) => ({
        id: `${index}.${part}`,
        line: [],
        row,
        part,
        isMark: part === 0 && isDifference(row),
      }));
    });
  },
);

/** A record's store beside its log. */
export const diffPane: Pane<DrawnRow> = {
  id: "diff",
  title: (state) => {
    const record = selected(verdictsPane, state);
    return record ? `Record ${record.recordId}: vault against log` : "Vault against log";
  },
  note: (state) => {
    const count = diffOf(state).filter(({ isMark }) => isMark).length;
    if (state.inventory === null) return "";
    return count === 0
      ? "no difference"
      : `${count} ${count === 1 ? "difference" : "differences"} · n next`;
  },
  rows: diffOf,
  idOf: ({ id }) => id,
  header: (state, width) => (state.columns >= sideBySideColumns ? sideBySideHeader(width) : []),
  line: ({ row, part }, state, width) => {
    if (row.kind === "entry") return entryDiffLine(row.entry, state.names, width);
    if (state.columns >= sideBySideColumns) return sideBySideLine(row, state.names, width);
    return stackedLines(row, state.names)[part] ?? [];
  },
  empty: (state) =>
    state.inventory === null
      ? "t tallies this record, T all of them."
      : "Choose a record to compare.",
  isMark: ({ isMark }) => isMark === true,
};
