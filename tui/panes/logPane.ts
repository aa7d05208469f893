import type { LogLine } from "../feed/LogLine.ts";
import { startOfList } from "../list/ListState.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { farClock, nearTime } from "../text/formatTime.ts";
import { columnPane } from "./columnPane.ts";
import { objectOf, outcomeMark, outcomeWords } from "./entryWords.ts";
import type { Pane } from "./Pane.ts";
import { shownRows } from "./shownRows.ts";

/** The live tail, full or docked. */
export const logPane: Pane<LogLine> = columnPane<LogLine>({
  id: "log",
  title: () => "Log",
  note: followNote,
  rows: (state) => state.log,
  filteredRows: (state, filter) => state.log.filtered(filter),
  idOf: ({ id }) => id,
  empty: (state) => (state.filters.log ? "No entry passes the filter." : "No entries yet."),
  canFollow: true,
  columns: [
    {
      title: "time",
      width: 8,
      cell: ({ entry }, { nowSeconds }) => ({
        text: nearTime(entry.recordedAtSeconds, nowSeconds),
        tone: "dim",
      }),
    },
    {
      title: "",
      width: 5,
      spare: 3,
      cell: ({ entry }, { nowSeconds }) => ({
        text: farClock(entry.recordedAtSeconds, nowSeconds),
        tone: "dim",
      }),
    },
    { title: " ", width: 1, cell: ({ entry }) => outcomeMark(entry) },
    {
      title: "actor",
      width: 8,
      cell: ({ entry }, { names }) => ({ text: names.short(entry.actor), tone: "strong" }),
    },
    {
      title: "action",
      width: 10,
      cell: ({ entry }) => ({
        text: entry.action,
        tone: entry.outcome === "denied" ? "bad" : "plain",
      }),
    },
    {
      title: "on",
      width: 7,
      grows: 1,
      cell: ({ entry }, { names }) => ({ text: objectOf(entry, names), tone: "plain" }),
    },
    {
      title: "outcome",
      width: 20,
      grows: 4,
      spare: 2,
      cell: ({ entry }) => ({
        text: outcomeWords(entry),
        tone: entry.outcome === "denied" ? "bad" : "dim",
      }),
    },
    {
      title: "seq",
      width: 5,
      align: "right",
      spare: 4,
      cell: ({ entry }) => ({ text: String(entry.seq), tone: "dim" }),
    },
    {
      title: "block",
      width: 6,
      align: "right",
      spare: 5,
      cell: ({ entry }) => ({ text: String(entry.block), tone: "dim" }),
    },
  ],
});

function followNote(state: DashboardState): string {
  const list = state.lists.log ?? startOfList;
  const count = shownRows(logPane, state).length;
  const total = state.log.length;
  const counted = count === total ? `${total}` : `${count} of ${total}`;
  if (list.isFollowing) return `${counted} · following`;
  const fresh = Math.max(0, count - list.seenRows);
  return fresh > 0 ? `${counted} · paused · ${fresh} new` : `${counted} · paused`;
}
