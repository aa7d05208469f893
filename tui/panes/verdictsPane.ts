import type { LedgerRecord } from "../../core/replay/LedgerState.ts";
import type { Verdict } from "../../core/tally/Tally.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { memo } from "../state/memo.ts";
import { ageOf } from "../text/formatTime.ts";
import { columnPane } from "./columnPane.ts";
import type { Pane } from "./Pane.ts";
import { statusTones } from "./recordsPane.ts";
import { verdictWords } from "./verdictMark.ts";

const ranks: Readonly<Record<Verdict, number>> = {
  "does-not-tally": 0,
  indeterminate: 1,
  tallies: 2,
};

/** What needs an eye comes first. */
const all = memo(
  (state: DashboardState) => [state.ledger, state.tallies],
  ({ ledger, tallies }): readonly LedgerRecord[] => {
    const rank = ({ recordId }: LedgerRecord) =>
      ranks[tallies.get(recordId)?.tally.verdict ?? "tallies"];
    return [...ledger.records.values()].sort((a, b) => rank(a) - rank(b));
  },
);

/** Every record with its verdict and how old that is. */
export const verdictsPane: Pane<LedgerRecord> = columnPane<LedgerRecord>({
  id: "verdicts",
  title: () => "Records",
  note: (state) => {
    if (state.tallyRun) {
      const { done, total } = state.tallyRun;
      return total > 0 ? `tallying ${done}/${total}` : "tallying";
    }
    const bad = [...state.tallies.values()].filter(
      ({ tally }) => tally.verdict === "does-not-tally",
    ).length;
    return bad > 0 ? `${bad} ≠ · ${all(state).length}` : `${all(state).length}`;
  },
  rows: all,
  idOf: ({ recordId }) => String(recordId),
  empty: () => "No records to tally.",
  columns: [
    {
      title: "#",
      width: 4,
      align: "right",
      cell: ({ recordId }) => ({ text: String(recordId), tone: "strong" }),
    },
    {
      title: "verdict",
      width: 16,
      cell: ({ recordId }, state) => {
        const checked = state.tallies.get(recordId);
        return checked
          ? verdictWords[checked.tally.verdict]
          : { text: "· not tallied", tone: "dim" };
      },
    },
    {
      title: "codes",
      width: 7,
      spare: 5,
      cell: ({ recordId }, state) => {
        const codes = state.tallies.get(recordId)?.tally.findings.map(({ code }) => code) ?? [];
        return { text: [...new Set(codes)].join(" "), tone: "bad" };
      },
    },
    {
      title: "age",
      width: 14,
      spare: 4,
      cell: ({ recordId }, state) => {
        const checked = state.tallies.get(recordId);
        return { text: checked ? ageOf(checked.atSeconds, state.nowSeconds) : "", tone: "dim" };
      },
    },
    {
      title: "patient",
      width: 10,
      grows: 1,
      spare: 6,
      cell: ({ patient }, { names }) => ({ text: names.full(patient), tone: "plain" }),
    },
    {
      title: "status",
      width: 8,
      spare: 7,
      cell: ({ status }) => ({ text: status, tone: statusTones[status] }),
    },
  ],
});
