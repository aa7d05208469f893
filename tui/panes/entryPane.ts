import type { Detail, Entry } from "../../core/log/Entry.ts";
import type { Address } from "../../core/log/Hex.ts";
import { zeroAddress } from "../../core/log/Hex.ts";
import type { DashboardState } from "../state/DashboardState.ts";
import { memo } from "../state/memo.ts";
import { fullTime } from "../text/formatTime.ts";
import type { Line } from "../text/Line.ts";
import { outcomeMark, outcomeWords, streamWords } from "./entryWords.ts";
import { logPane } from "./logPane.ts";
import type { Pane } from "./Pane.ts";
import { selected } from "./selected.ts";
import { fact, type TextRow, textRows } from "./TextRow.ts";

const rowsOf = memo(
  (state: DashboardState) => [selected(logPane, state)],
  (state): readonly TextRow[] => {
    const logLine = selected(logPane, state);
    return logLine ? textRows(entryLines(logLine.entry, state)) : [];
  },
);

/** The chosen entry in full. */
export const entryPane: Pane<TextRow> = {
  id: "entry",
  title: (state) => {
    const logLine = selected(logPane, state);
    return logLine ? entryTitle(logLine.entry, state) : "Entry";
  },
  rows: rowsOf,
  idOf: ({ id }) => id,
  line: ({ line }) => line,
  empty: () => "Choose an entry to see it in full.",
  isText: true,
};

export function entryTitle(entry: Entry, { names }: DashboardState): string {
  return `Entry ${entry.seq} of ${streamWords(entry, names)}`;
}

export function entryLines(entry: Entry, { names }: DashboardState): Line[] {
  const party = (address: Address) => `${names.full(address)} ${address}`;
  const optional = (label: string, address: Address): Line[] =>
    address === zeroAddress ? [] : [fact(label, party(address))];
  return [
    [
      { text: ` ${"outcome".padEnd(10)} `, tone: "dim" },
      outcomeMark(entry),
      { text: ` ${outcomeWords(entry)}`, tone: entry.outcome === "denied" ? "bad" : "plain" },
    ],
    fact(
      "action",
      `${entry.action}${entry.recordId > 0 ? ` #${entry.recordId} v${entry.version}` : ""}, ${entry.purpose}`,
    ),
    fact("at", `${fullTime(entry.recordedAtSeconds)}, block ${entry.block}.${entry.logIndex}`),
    fact("actor", party(entry.actor)),
    ...optional("patient", entry.patient),
    ...optional("doctor", entry.doctor),
    ...optional("auditor", entry.auditor),
    ...(entry.recordId > 0 ? [fact("status", entry.status)] : []),
    ...detailLines(entry.detail),
    fact("stream", entry.stream),
    fact("commitment", entry.commitment),
    fact("head", entry.head),
    fact("tx", entry.transactionHash),
  ];
}

function detailLines(detail: Detail | null): Line[] {
  switch (detail?.kind) {
    case "consent":
      return [
        fact("scope", detail.recordId > 0 ? `record ${detail.recordId}` : "whole chart"),
        fact("allows", detail.active ? detail.permissions.join(", ") || "nothing" : "revoked"),
        fact("until", detail.validUntilSeconds > 0 ? fullTime(detail.validUntilSeconds) : "no end"),
      ];
    case "appointment":
      return [
        fact("slot", fullTime(detail.startsAtSeconds)),
        fact("appt", `${detail.appointmentId}, ${detail.state}`),
      ];
    case "participant":
      return [
        fact(
          "account",
          `${detail.account}, ${detail.role}${detail.suspended ? ", suspended" : ""}`,
        ),
      ];
    case "mismatch":
      return [fact("report", detail.reportHash)];
    default:
      return [];
  }
}
