import type { Status } from "../../core/log/Status.ts";
import type { LedgerRecord } from "../../core/replay/LedgerState.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { memo } from "../state/memo.ts";
import { dayTime } from "../text/formatTime.ts";
import type { Tone } from "../text/Line.ts";
import { chartsPane } from "./chartsPane.ts";
import { columnPane } from "./columnPane.ts";
import type { Pane } from "./Pane.ts";
import { selected } from "./selected.ts";
import { verdictMark } from "./verdictMark.ts";

const recordsOfChart = memo(
  (state: DashboardState) => [state.ledger, selected(chartsPane, state)?.patient],
  (state): readonly LedgerRecord[] => {
    const patient = selected(chartsPane, state)?.patient;
    return [...state.ledger.records.values()].filter((record) => record.patient === patient);
  },
);

export const statusTones: Readonly<Record<Status, Tone>> = {
  none: "dim",
  active: "good",
  amended: "accent",
  deleted: "dim",
};

/** The records of the chosen chart. */
export const recordsPane: Pane<LedgerRecord> = columnPane<LedgerRecord>({
  id: "records",
  title: (state) => {
    const chart = selected(chartsPane, state);
    return chart ? `Records of ${state.names.full(chart.patient)}` : "Records";
  },
  note: (state) => String(recordsOfChart(state).length),
  rows: recordsOfChart,
  idOf: ({ recordId }) => String(recordId),
  empty: () => "No records in this chart.",
  columns: [
    {
      title: "#",
      width: 4,
      align: "right",
      cell: ({ recordId }) => ({ text: String(recordId), tone: "strong" }),
    },
    { title: "≠", width: 1, cell: ({ recordId }, state) => verdictMark(recordId, state) },
    {
      title: "status",
      width: 8,
      cell: ({ status }) => ({ text: status, tone: statusTones[status] }),
    },
    { title: "ver", width: 3, cell: ({ version }) => ({ text: `v${version}`, tone: "plain" }) },
    {
      title: "author",
      width: 6,
      grows: 1,
      cell: ({ versions }, { names }) => {
        const last = versions.at(-1);
        return { text: last ? names.short(last.author) : "", tone: "plain" };
      },
    },
    {
      title: "changed",
      width: 12,
      spare: 1,
      cell: ({ versions }) => ({
        text: dayTime(versions.at(-1)?.recordedAtSeconds ?? 0),
        tone: "dim",
      }),
    },
  ],
});
