import type { BlockSummary } from "../../core/ports/FeedPort.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { memo } from "../state/memo.ts";
import { clockTime } from "../text/formatTime.ts";
import { columnPane } from "./columnPane.ts";
import type { Pane } from "./Pane.ts";

const newestFirst = memo(
  (state: DashboardState) => [state.blocks],
  ({ blocks }): readonly BlockSummary[] => blocks.toReversed(),
);

/** The newest blocks and the gas they used. */
export const blocksPane: Pane<BlockSummary> = columnPane<BlockSummary>({
  id: "blocks",
  title: () => "Blocks",
  note: ({ blocks }) => (blocks.length > 0 ? `head ${blocks.at(-1)?.number}` : ""),
  rows: newestFirst,
  idOf: ({ number }) => String(number),
  empty: () => "No block yet.",
  columns: [
    {
      title: "block",
      width: 6,
      align: "right",
      cell: ({ number }) => ({ text: String(number), tone: "strong" }),
    },
    {
      title: "time",
      width: 8,
      cell: ({ timestampSeconds }) => ({ text: clockTime(timestampSeconds), tone: "dim" }),
    },
    {
      title: "txs",
      width: 3,
      align: "right",
      cell: ({ transactions }) => ({ text: String(transactions), tone: "plain" }),
    },
    {
      title: "gas used",
      width: 10,
      align: "right",
      cell: ({ gasUsed }) => ({ text: gasUsed.toLocaleString("en"), tone: "plain" }),
    },
    {
      title: "hash",
      width: 11,
      grows: 1,
      spare: 1,
      cell: ({ hash }) => ({ text: `${hash.slice(0, 10)}…`, tone: "dim" }),
    },
  ],
});
