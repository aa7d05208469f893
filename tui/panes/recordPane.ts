import { type Action, accessActions } from "../../core/log/Action.ts";
import { whyNot } from "../../core/replay/availability.ts";
import type { LedgerRecord, RecordVersion } from "../../core/replay/LedgerState.ts";
import type { LogLine } from "../feed/LogLine.ts";
import type { Rows } from "../list/ListState.ts";
import { newestFirst } from "../list/newestFirst.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { ledgerSeconds } from "../state/ledgerSeconds.ts";
import { memo } from "../state/memo.ts";
import { fit } from "../text/fit.ts";
import { spread } from "../text/fitLine.ts";
import { ageOf, dayTime, shortTime } from "../text/formatTime.ts";
import type { Line, Span } from "../text/Line.ts";
import { outcomeMark, outcomeWords } from "./entryWords.ts";
import type { Pane } from "./Pane.ts";
import { recordsPane, statusTones } from "./recordsPane.ts";
import { selected } from "./selected.ts";
import { fact } from "./TextRow.ts";
import { verdictWords } from "./verdictMark.ts";

export type RecordRow =
  | { readonly kind: "text"; readonly id: string; readonly line: Line }
  | { readonly kind: "version"; readonly id: string; readonly version: RecordVersion }
  | { readonly kind: "entry"; readonly id: string; readonly logLine: LogLine };

const rowsOf = memo(
  (state: DashboardState) => [
    selected(recordsPane, state),
    state.logRevision,
    state.persona,
    state.tallies,
    state.nowSeconds,
    state.ledger,
    state.released,
  ],
  (state): Rows<RecordRow> => {
    const record = selected(recordsPane, state);
    if (!record) return [];
    const lines = state.log.ofRecord(record.recordId);
    const head = [
      ...summary(record, state),
      ...versions(record),
      heading(`Log, newest first (${lines.length})`, "log"),
    ];
    return followedBy(head, newestFirst(lines));
  },
);

/** A record's state, versions and log. */
export const recordPane: Pane<RecordRow> = {
  id: "record",
  title: (state) => {
    const record = selected(recordsPane, state);
    return record ? `Record ${record.recordId}` : "Record";
  },
  note: (state) => {
    const record = selected(recordsPane, state);
    return record ? `${record.status} · v${record.version}` : "";
  },
  rows: rowsOf,
  idOf: ({ id }) => id,
  line: (row, state, width) => {
    if (row.kind === "text") return row.line;
    return row.kind === "version"
      ? versionLine(row.version, state, width)
      : entryLine(row.logLine, state, width);
  },
  empty: () => "Choose a record to see its versions and its log.",
};

function summary(record: LedgerRecord, state: DashboardState): RecordRow[] {
  const checked = state.tallies.get(record.recordId);
  const verdict: Line = checked
    ? [
        verdictWords[checked.tally.verdict],
        { text: ` · ${ageOf(checked.atSeconds, state.nowSeconds)}`, tone: "dim" },
      ]
    : [{ text: "not tallied yet", tone: "dim" }];
  const lines: Line[] = [
    fact("patient", state.names.full(record.patient), 7),
    [
      { text: " status  ", tone: "dim" },
      { text: record.status, tone: statusTones[record.status] },
      { text: `, version ${record.version}`, tone: "plain" },
    ],
    [{ text: " tally   ", tone: "dim" }, ...verdict],
    ...accessLines(record, state),
  ];
  return lines.map((line, index) => ({ kind: "text", id: `text ${index}`, line }));
}

const recordActions: readonly Action[] = [...accessActions, "amend", "delete", "query"];

/** What the persona may do with it, and why not the rest. */
function accessLines(record: LedgerRecord, state: DashboardState): Line[] {
  const may: string[] = [];
  const reasons = new Map<string, string[]>();
  for (const action of recordActions) {
    const reason = whyNot(
      state.ledger,
      state.persona.address,
      action,
      { recordId: record.recordId, patient: record.patient },
      ledgerSeconds(state),
    );
    if (reason === null) may.push(action);
    else if (!reason.startsWith("only for")) {
      reasons.set(reason, [...(reasons.get(reason) ?? []), action]);
    }
  }
  const lines: Line[] = [
    [
      { text: " you may ", tone: "dim" },
      may.length > 0
        ? { text: may.join(", "), tone: "good" }
        : { text: "do nothing with it", tone: "warn" },
    ],
  ];
  for (const [reason, actions] of reasons) {
    lines.push([{ text: `   ✗ ${reason}: ${actions.join(", ")}`, tone: "dim" }]);
  }
  return lines;
}

function versions(record: LedgerRecord): RecordRow[] {
  const rows = record.versions.toReversed().map(
    (version): RecordRow => ({
      kind: "version",
      id: `version ${version.version}`,
      version,
    }),
  );
  return [heading("Versions", "versions"), ...rows];
}

/** A long log isn't made into rows before they are seen. */
function followedBy(head: readonly RecordRow[], lines: Rows<LogLine>): Rows<RecordRow> {
  return {
    length: head.length + lines.length,
    at(index) {
      if (index < head.length) return head[index];
      const logLine = lines.at(index - head.length);
      return logLine && { kind: "entry", id: logLine.id, logLine };
    },
  };
}

function heading(text: string, id: string): RecordRow {
  return { kind: "text", id, line: [{ text: ` ${text}`, tone: "accent" }] };
}

function versionLine(version: RecordVersion, state: DashboardState, width: number): Line {
  const record = selected(recordsPane, state);
  const isReleased = state.released.some(
    (one) =>
      one.persona === state.persona.name &&
      one.recordId === record?.recordId &&
      one.version === version.version,
  );
  const mark: Span = isReleased ? { text: " opened", tone: "good" } : { text: "", tone: "plain" };
  return spread(
    [
      { text: `   v${fit(String(version.version), 3)}`, tone: "strong" },
      { text: `${fit(state.names.short(version.author), 10)} `, tone: "plain" },
      { text: dayTime(version.recordedAtSeconds), tone: "dim" },
      mark,
    ],
    [{ text: `${version.commitment.slice(0, 10)}… `, tone: "dim" }],
    width,
  );
}

function entryLine({ entry }: LogLine, state: DashboardState, width: number): Line {
  const isDenied = entry.outcome === "denied";
  return spread(
    [
      { text: ` ${fit(String(entry.seq), 4, "right")} `, tone: "dim" },
      outcomeMark(entry),
      { text: ` ${fit(state.names.short(entry.actor), 9)} `, tone: "plain" },
      {
        text: isDenied
          ? `${entry.action} ${outcomeWords(entry)}`
          : `${entry.action} v${entry.version}`,
        tone: isDenied ? "bad" : "plain",
      },
    ],
    [{ text: ` ${shortTime(entry.recordedAtSeconds, state.nowSeconds)} `, tone: "dim" }],
    width,
  );
}
