import type { Finding, Severity } from "../../core/tally/Finding.ts";
import type { Tally } from "../../core/tally/Tally.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { memo } from "../state/memo.ts";
import { whyNotExamine } from "../state/whyNotExamine.ts";
import { ageOf } from "../text/formatTime.ts";
import type { Line, Tone } from "../text/Line.ts";
import { sanitize } from "../text/sanitize.ts";
import type { Pane } from "./Pane.ts";
import { selected } from "./selected.ts";
import type { TextRow } from "./TextRow.ts";
import { verdictWords } from "./verdictMark.ts";
import { verdictsPane } from "./verdictsPane.ts";

const tones: Readonly<Record<Severity, Tone>> = {
  mismatch: "bad",
  indeterminate: "warn",
  info: "dim",
};

export interface FindingRow extends TextRow {
  readonly finding: Finding | null;
}

const rowsOf = memo(
  (state: DashboardState) => [
    selected(verdictsPane, state)?.recordId,
    state.tallies,
    state.nowSeconds,
    state.ledger,
    state.persona,
  ],
  (state): readonly FindingRow[] => {
    const record = selected(verdictsPane, state);
    const checked = state.tallies.get(record?.recordId ?? 0);
    if (!checked) return [];
    const { tally, atSeconds } = checked;
    return [
      {
        id: "verdict",
        finding: null,
        line: verdictLine(tally, ageOf(atSeconds, state.nowSeconds)),
      },
      ...tally.findings.map((finding, index) => ({
        id: `finding ${index}`,
        finding,
        isMark: true,
        line: findingLine(finding),
      })),
      { id: "view", finding: null, line: viewLine(whyNotExamine(state, record)) },
      { id: "proof", finding: null, line: proofLine(tally) },
    ];
  },
);

/** The chosen record's verdict, findings and proof. */
export const findingsPane: Pane<FindingRow> = {
  id: "findings",
  title: () => "Findings",
  note: (state) => {
    const count = rowsOf(state).filter(({ finding }) => finding).length;
    return count > 0 ? `${count} · Enter for details` : "";
  },
  rows: rowsOf,
  idOf: ({ id }) => id,
  line: ({ line }) => line,
  empty: () => "Not tallied yet: t tallies this record, T all of them.",
  isMark: ({ isMark }) => isMark === true,
};

function verdictLine(tally: Tally, age: string): Line {
  const words = verdictWords[tally.verdict];
  return [
    { text: ` ${words.text}`, tone: words.tone },
    { text: ` · ${age} · at block ${tally.block} · ${tally.seq} entries`, tone: "dim" },
  ];
}

function findingLine(finding: Finding): Line {
  return [
    { text: ` ${finding.code} `, tone: tones[finding.severity] },
    { text: sanitize(finding.title), tone: finding.severity === "info" ? "dim" : "strong" },
    { text: ` · ${sanitize(finding.where)}`, tone: "dim" },
  ];
}

/** What may be done about it: an auditor's view, or why there is none. */
function viewLine(whyNot: string | null): Line {
  if (whyNot !== null) return [{ text: ` view  not offered: ${whyNot}`, tone: "dim" }];
  return [
    { text: " view  ", tone: "dim" },
    { text: "v, through a report and the vault's gate", tone: "plain" },
  ];
}

function proofLine({ proof, head, blockHash }: Tally): Line {
  const tone: Tone = proof === "anchored" ? "good" : "warn";
  return [
    { text: " proof ", tone: "dim" },
    { text: proof, tone },
    { text: ` · head ${head.slice(0, 10)}… · block ${blockHash.slice(0, 10)}…`, tone: "dim" },
  ];
}
